package io.ringback.intake.dial;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.PoolDialling;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What telephones really send, from public reports, by region and outside line (R23). */
final class DialledInTheFieldTest {
    private static final Path FOLDER = Path.of("src/engine/test/resources/io/ringback/intake/dial");

    private final DialPlan plan = DialPlan.of(Settings.load(SettingSources.none()));

    record Case(String region, String outsideLine, String dialled, DialPlan.Meaning meaning, String source) {
        static Case of(String line) {
            String[] columns = line.split("\t", -1);
            return new Case(columns[0], columns[1], columns[2], DialPlan.Meaning.valueOf(columns[3]), columns[4]);
        }
    }

    static Stream<Case> cases() {
        return Stream.of("dialled.tsv", "dialled-elsewhere.tsv", "dialled-as-written.tsv")
                .flatMap(DialledInTheFieldTest::casesOf);
    }

    private static Stream<Case> casesOf(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(Case::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansWhatItMeansThere(Case seen) {
        Set<String> outsideLine = seen.outsideLine().isEmpty() ? Set.of() : Set.of(seen.outsideLine());
        PoolDialling pool = new PoolDialling(outsideLine, Set.of());

        DialPlan.Meaning meaning = plan.meaning(DialledNumber.read(seen.dialled()), seen.region(), pool);

        assertThat(meaning).isEqualTo(seen.meaning());
    }
}
