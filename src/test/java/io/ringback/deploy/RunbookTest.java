package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alert finds a paragraph of its name. */
final class RunbookTest {
    @Test
    void hasAParagraphForEachAlertAndForNoOther() throws Exception {
        JsonNode rules = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("deploy/prometheus/ringback.rules.yml").toFile());
        List<String> alerts = rules.findValuesAsText("alert");
        try (Stream<String> lines = Files.lines(Path.of("docs/runbook.md"))) {
            assertThat(lines.filter(line -> line.startsWith("## ")).map(line -> line.substring(3)))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(alerts);
        }
    }
}
