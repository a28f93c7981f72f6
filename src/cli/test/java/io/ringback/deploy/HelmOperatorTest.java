package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose login the chart's commands have: the setup job's and the operator's pod, with Strimzi's users and without. */
final class HelmOperatorTest {
    private static final Path STRIMZI = Path.of("deploy/strimzi/values.yaml");

    @Test
    void registersTheSchemasByStrimzisLoginAndMakesNoRulesThere() throws Exception {
        JsonNode job = pod(HelmChart.of("Job", HelmChart.objects(HelmChart.renderedWith(STRIMZI))));

        assertThat(job.at("/containers/0/args/0").asText()).isEqualTo("ringback topics apply --config /etc/ringback");
        assertThat(login(job)).isEqualTo("ringback-operator");
        assertThat(secrets(job)).containsExactly("my-cluster-cluster-ca-cert");
    }

    @Test
    void givesOperatorsAPodWithStrimzisLogin() throws Exception {
        List<JsonNode> objects = HelmChart.objects(HelmChart.renderedWith(STRIMZI));
        JsonNode operator = operator(objects);

        assertThat(login(operator)).isEqualTo("ringback-operator");
        assertThat(secrets(operator)).containsExactly("my-cluster-cluster-ca-cert");
        assertThat(operator.findValue("configMap").path("name"))
                .isEqualTo(HelmChart.of("StatefulSet", objects)
                        .findValue("configMap")
                        .path("name"));
        for (JsonNode object : objects) {
            KubernetesSchemas.check(object);
        }
    }

    @Test
    void givesOperatorsAPodWithTheirSecretWhereThereIsNoStrimzi() throws Exception {
        JsonNode operator = operator(HelmChart.objects(HelmChart.rendered("operator.enabled", "true")));

        assertThat(operator.findValue("secretKeyRef")).isNull();
        assertThat(secrets(operator)).containsExactly("ringback-operator");
    }

    private static JsonNode operator(List<JsonNode> objects) {
        return pod(objects.stream()
                .filter(object -> object.at("/metadata/name").asText().equals("ringback-operator"))
                .findFirst()
                .orElseThrow());
    }

    private static JsonNode pod(JsonNode object) {
        return object.at("/spec/template/spec");
    }

    private static String login(JsonNode pod) {
        JsonNode variable = pod.at("/containers/0/env/0");
        assertThat(variable.path("name").asText()).isEqualTo("RINGBACK_KAFKA_SASL_JAAS_CONFIG");
        return variable.at("/valueFrom/secretKeyRef/name").asText();
    }

    private static List<String> secrets(JsonNode pod) {
        return pod.at("/volumes").findValues("secret").stream()
                .map(secret -> secret.path("name").asText())
                .toList();
    }
}
