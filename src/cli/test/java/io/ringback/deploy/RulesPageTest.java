package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/rules.md true: every rule is on the page, and what the page names says of itself that it is that rule's. */
class RulesPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (R\\d+) \\|.*\\|(.*\\|.*)\\|$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)(?:\\.(\\w+))?`");

    @Test
    void hasEveryRuleOnceInOrder() throws IOException {
        assertThat(rows().stream().map(row -> row.group(1)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 29)
                        .mapToObj(rule -> "R" + rule)
                        .toList());
    }

    @Test
    void namesClassesThatCiteTheRule() throws IOException {
        for (MatchResult row : rows()) {
            Pattern cited = Pattern.compile("\\b" + row.group(1) + "\\b");
            List<MatchResult> named = NAMED.matcher(row.group(2)).results().toList();

            assertThat(named).as(row.group(1)).hasSizeGreaterThan(1);
            for (MatchResult each : named) {
                assertThat(source(each.group(1)))
                        .as(row.group(1) + " in " + each.group())
                        .containsPattern(cited)
                        .contains(each.group(2) == null ? "" : " " + each.group(2) + "(");
            }
        }
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/rules.md"))).results().toList();
    }

    private static String source(String name) throws IOException {
        Path file = Path.of(name + ".java");
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return Files.readString(
                    files.filter(each -> each.endsWith(file)).findFirst().orElseThrow());
        }
    }
}
