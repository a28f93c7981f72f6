package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.KafkaClusterSpec;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The resources under deploy/strimzi, by Strimzi's own classes. */
final class StrimziResourcesTest {
    private static final Path FOLDER = Path.of("deploy/strimzi");

    @ParameterizedTest
    @CsvSource({"topics.yaml, KafkaTopic", "users.yaml, KafkaUser"})
    void areWhatStrimzisOperatorsRead(String file, String kind) throws Exception {
        List<JsonNode> resources = resources(file);

        assertThat(resources).hasSizeGreaterThan(10);
        for (JsonNode resource : resources) {
            assertThat(resource.path("kind").asText()).isEqualTo(kind);
            assertThat(resource.at("/metadata/name").asText()).matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
            OperatorSchemas.check(resource);
        }
    }

    @Test
    void theClusterHasNoSettingThatStrimziKeepsToItself() throws Exception {
        List<JsonNode> resources = resources("cluster.yaml");

        assertThat(resources)
                .extracting(resource -> resource.path("kind").asText())
                .containsExactly("KafkaNodePool", "Kafka");
        OperatorSchemas.check(resources.get(0));
        Kafka kafka = (Kafka) OperatorSchemas.check(resources.get(1));
        assertThat(kafka.getSpec().getKafka().getConfig().keySet())
                .hasSizeGreaterThan(10)
                .allMatch(setting ->
                        isIn(KafkaClusterSpec.FORBIDDEN_PREFIX_EXCEPTIONS).anyMatch(setting::equals)
                                || isIn(KafkaClusterSpec.FORBIDDEN_PREFIXES).noneMatch(setting::startsWith));
    }

    /** An operator passes over what is of another cluster, without a word. */
    @Test
    void areOfTheClusterThatStandsBesideThem() throws Exception {
        String cluster = resources("cluster.yaml").get(1).at("/metadata/name").asText();

        for (String file : List.of("topics.yaml", "users.yaml")) {
            assertThat(resources(file))
                    .allSatisfy(resource -> assertThat(resource.at("/metadata/labels")
                                    .path("strimzi.io/cluster")
                                    .asText())
                            .isEqualTo(cluster));
        }
        JsonNode values = resources("values.yaml").get(0);
        assertThat(values.at("/strimzi/clusterCa").asText()).isEqualTo(cluster + "-cluster-ca-cert");
        assertThat(values.path("config").path("bootstrap.servers").asText())
                .isEqualTo(cluster + "-kafka-bootstrap:9093");
    }

    @Test
    void areOfAVersionThatStrimziHas() {
        assertThat(List.of(Kafka.VERSIONS, KafkaNodePool.VERSIONS, KafkaTopic.VERSIONS, KafkaUser.VERSIONS))
                .allSatisfy(versions -> assertThat(versions).contains("v1"));
    }

    @Test
    void aTypoAndAnUnknownWordAreNoticed() throws Exception {
        ObjectNode user = (ObjectNode) resources("users.yaml").get(0);
        ObjectNode rule = (ObjectNode) user.at("/spec/authorization/acls/0");
        rule.withArray("operations").add("Glance");
        assertThatThrownBy(() -> OperatorSchemas.check(user)).hasStackTraceContaining("operations");

        ObjectNode topic = (ObjectNode) resources("topics.yaml").get(0);
        ((ObjectNode) topic.path("spec")).put("partition", 8);
        assertThatThrownBy(() -> OperatorSchemas.check(topic)).hasMessageContaining("partition");
    }

    private static List<JsonNode> resources(String file) throws IOException {
        return HelmChart.objects(Files.readString(FOLDER.resolve(file)));
    }

    private static Stream<String> isIn(String list) {
        return Stream.of(list.split(",", -1)).map(String::strip);
    }
}
