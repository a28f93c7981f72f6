package io.ringback.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The topics for Strimzi's operator have their own names, and resources that Kubernetes takes. */
final class StrimziTopicsTest {
    private static final String SUBDOMAIN = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

    @ParameterizedTest
    @ValueSource(strings = {"ringback.", "", "Prod.", "a_b-", "_a.", "a_.", "-", "..a..", "._-._"})
    void everyPrefixHasResourcesThatKubernetesTakes(String prefix) throws Exception {
        TopicCatalog catalog =
                TopicCatalog.load(Settings.load(SettingSources.none().with("topic.prefix", prefix)));

        List<JsonNode> topics = new YAMLMapper()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(StrimziTopics.of(catalog, "my-cluster"))
                .readAll();

        assertThat(topics)
                .extracting(topic -> topic.at("/metadata/name").asText())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches(SUBDOMAIN));
        assertThat(topics)
                .extracting(topic -> topic.at("/spec/topicName").asText())
                .containsExactlyElementsOf(
                        catalog.topics().stream().map(Topic::name).toList());
    }
}
