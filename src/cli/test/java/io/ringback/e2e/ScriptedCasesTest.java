package io.ringback.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contract promises, clause by clause, in the variants in which the field brings it; see {@link ScriptedCase}. */
class ScriptedCasesTest {
    private static final Path FOLDER = Path.of("src/cli/test/resources/io/ringback/e2e");

    static Stream<ScriptedCase> scripts() throws IOException {
        Path folder = Path.of(System.getProperty("ringback.scripts", FOLDER.toString()));
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> scripts = files.filter(file -> file.toString().endsWith(".script"))
                    .sorted()
                    .toList();
            Stream.Builder<ScriptedCase> all = Stream.builder();
            for (Path file : scripts) {
                ScriptedCase.in(Files.readString(file)).forEach(all);
            }
            return all.build();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void isToldAsTheContractSays(ScriptedCase script) {
        script.play();
    }
}
