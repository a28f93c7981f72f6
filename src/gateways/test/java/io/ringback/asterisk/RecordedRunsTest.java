package io.ringback.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an Asterisk 22 said in the runs of the telephony suite, and what the role makes of it. The files are recorded with
 * {@code -Dtelephony.record=FOLDER}; what they mean is written anew with {@code mvn test -Dtest=RecordedRunsTest -Dwrite}.
 */
class RecordedRunsTest {
    private static final Path RUNS = Path.of("src/gateways/test/resources/asterisk/runs");

    static Stream<String> runs() throws IOException {
        try (Stream<Path> files = Files.list(RUNS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jsonl"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void meansWhatIsWrittenBesideIt(String run) throws IOException {
        List<String> told = told(new Switchboard().plays("runs/" + run));

        Path meaning = RUNS.resolve(run.replace(".jsonl", ".txt"));
        if (System.getProperty("write") != null) {
            Files.write(meaning, told, UTF_8);
        }
        assertThat(told).isEqualTo(Files.readAllLines(meaning, UTF_8));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void meansTheSameWhenEveryEventIsToldTwice(String run) {
        assertThat(told(new Switchboard().playsTwice("runs/" + run)))
                .isEqualTo(told(new Switchboard().plays("runs/" + run)));
    }

    /** Asterisk's ids begin with the second of its start. */
    private static List<String> told(Switchboard board) {
        return board.told().stream()
                .map(line -> line.replaceAll("\\b[0-9]{10}\\.", "."))
                .toList();
    }
}
