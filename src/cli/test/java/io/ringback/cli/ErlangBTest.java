package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the formula with the Erlang-B tables of the textbooks: lines, blocking, greatest load in erlangs. */
final class ErlangBTest {
    private static final String TABLE = """
            1,   0.01,  0.0101
            2,   0.01,  0.153
            3,   0.01,  0.455
            4,   0.01,  0.869
            5,   0.001, 0.762
            5,   0.01,  1.361
            5,   0.02,  1.657
            5,   0.05,  2.219
            10,  0.001, 3.092
            10,  0.01,  4.461
            10,  0.02,  5.084
            10,  0.05,  6.216
            15,  0.001, 6.077
            15,  0.01,  8.108
            20,  0.001, 9.412
            20,  0.01,  12.031
            20,  0.02,  13.182
            20,  0.05,  15.249
            30,  0.01,  20.337
            30,  0.02,  21.932
            50,  0.001, 32.512
            50,  0.01,  37.901
            50,  0.02,  40.255
            100, 0.001, 75.242
            100, 0.01,  84.064
            100, 0.02,  87.972
            """;

    @ParameterizedTest
    @CsvSource(textBlock = TABLE)
    void blocksAsOftenAsTheTablesSay(int lines, double blocking, double erlangs) {
        double roundingOfTheTable = blocking * 0.01;

        assertThat(ErlangB.blocking(erlangs, lines)).isCloseTo(blocking, within(roundingOfTheTable));
    }

    @ParameterizedTest
    @CsvSource(textBlock = TABLE)
    void needsAsManyNumbersAsTheTablesSay(int lines, double blocking, double erlangs) {
        assertThat(ErlangB.numbers(erlangs * 0.99, blocking)).isEqualTo(lines);
        assertThat(ErlangB.numbers(erlangs * 1.01, blocking)).isEqualTo(lines + 1);
    }

    /** 60 minutes of lease and as many of quarantine: two erlangs for each call in the hour. */
    @Test
    void theGuideSaysWhatTheFormulaSays() throws Exception {
        Pattern row = Pattern.compile("\\| ([0-9.]+) \\| ([0-9.]+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|");
        List<MatchResult> rows = row.matcher(Files.readString(Path.of("docs/operating.md")))
                .results()
                .toList();

        assertThat(rows).hasSizeGreaterThan(5).allSatisfy(line -> {
            double erlangs = Double.parseDouble(line.group(2));
            assertThat(erlangs).isEqualTo(2 * Double.parseDouble(line.group(1)));
            assertThat(List.of(line.group(3), line.group(4), line.group(5)))
                    .containsExactlyElementsOf(Stream.of(0.01, 0.001, 0.0001)
                            .map(target -> String.valueOf(ErlangB.numbers(erlangs, target)))
                            .toList());
        });
    }

    @Test
    void blocksEveryCallWithoutANumber() {
        assertThat(ErlangB.blocking(0.5, 0)).isEqualTo(1);
    }

    @Test
    void staysExactForLoadsWhoseFactorialsOverflow() {
        int numbers = ErlangB.numbers(100_000, 0.001);

        assertThat(ErlangB.blocking(100_000, numbers))
                .isLessThanOrEqualTo(0.001)
                .isGreaterThan(0.00095);
    }
}
