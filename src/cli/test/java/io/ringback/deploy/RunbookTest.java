package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alert finds a paragraph of its name, and the alert says where. */
final class RunbookTest {
    @Test
    void hasAParagraphForEachAlertAndForNoOther() throws Exception {
        assertThat(paragraphs()).isNotEmpty().containsExactlyInAnyOrderElementsOf(rules().findValuesAsText("alert"));
    }

    @Test
    void isWhereEachAlertPointsTo() throws Exception {
        assertThat(rules().findValuesAsText("runbook_url"))
                .containsExactlyElementsOf(rules().findValuesAsText("alert").stream()
                        .map(alert -> "docs/runbook.md#" + alert.toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static JsonNode rules() throws Exception {
        return new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("deploy/prometheus/ringback.rules.yml").toFile());
    }

    private static List<String> paragraphs() throws Exception {
        try (Stream<String> lines = Files.lines(Path.of("docs/runbook.md"))) {
            return lines.filter(line -> line.startsWith("## "))
                    .map(line -> line.substring(3))
                    .toList();
        }
    }
}
