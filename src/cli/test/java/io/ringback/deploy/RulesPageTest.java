package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/rules.md true: every rule is on the page, and every class that the page names exists. */
class RulesPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (R\\d+) \\|.*\\|(.*\\|.*)\\|$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)`");

    @Test
    void hasEveryRuleOnceInOrder() throws IOException {
        assertThat(rows().stream().map(row -> row.group(1)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 29)
                        .mapToObj(rule -> "R" + rule)
                        .toList());
    }

    @Test
    void namesClassesThatExist() throws IOException {
        Set<String> classes = classes();

        for (MatchResult row : rows()) {
            List<String> named = NAMED.matcher(row.group(2))
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            assertThat(named).as(row.group(1)).hasSizeGreaterThan(1).allMatch(classes::contains);
        }
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/rules.md"))).results().toList();
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
