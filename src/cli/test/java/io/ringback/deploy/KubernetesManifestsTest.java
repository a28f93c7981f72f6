package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks deploy/kubernetes against the API's own schemas, and for what a cautious cluster asks of a workload. */
final class KubernetesManifestsTest {
    private static final Path FOLDER = Path.of("deploy/kubernetes");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Throws when a field is unknown, of the wrong shape, or missing. */
    private interface Schema {
        void check(JsonElement object) throws Exception;
    }

    private static final Map<String, Schema> SCHEMAS = Map.of(
            "v1/ServiceAccount", V1ServiceAccount::validateJsonElement,
            "v1/Service", V1Service::validateJsonElement,
            "apps/v1/StatefulSet", V1StatefulSet::validateJsonElement,
            "apps/v1/Deployment", V1Deployment::validateJsonElement,
            "batch/v1/Job", V1Job::validateJsonElement,
            "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::validateJsonElement);

    @ParameterizedTest
    @MethodSource("objects")
    void followsTheSchemaOfItsKind(JsonNode object) throws Exception {
        check(object);
    }

    @Test
    void aPodHasTheLoginsOfItsOwnRolesAlone() throws Exception {
        assertThat(secrets("StatefulSet")).containsExactly("ringback-intake", "ringback-desk", "ringback-token");
        assertThat(secrets("Deployment")).containsExactly("ringback-console", "ringback-token");
    }

    @Test
    void nobodyButTheKubeletReachesTheProbes() throws Exception {
        for (String kind : List.of("StatefulSet", "Deployment")) {
            JsonNode container = only(kind).at("/spec/template/spec/containers/0");
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("probes");
            }
        }
        assertThat(only("NetworkPolicy").at("/spec/ingress").findValuesAsText("port"))
                .containsExactly("8080");
    }

    private static List<String> secrets(String kind) throws Exception {
        return only(kind).at("/spec/template/spec/volumes").findValues("secret").stream()
                .map(secret -> secret.path("name").asText())
                .toList();
    }

    private static JsonNode only(String kind) throws Exception {
        return objects()
                .filter(object -> object.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("pods")
    void runsWithoutRootOnAReadOnlyDisk(JsonNode pod) {
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        pod.at("/containers").forEach(container -> {
            JsonNode context = container.at("/securityContext");
            assertThat(context.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(context.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        });
    }

    @Test
    void keepsOneInstanceAndItsStateWhateverIsDrained() throws Exception {
        JsonNode set = of("StatefulSet");

        assertThat(set.at("/spec/replicas").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(set.at("/spec/volumeClaimTemplates")).hasSize(1);
        assertThat(of("PodDisruptionBudget").at("/spec/maxUnavailable").asInt()).isEqualTo(1);
        assertThat(of("PodDisruptionBudget").at("/spec/selector")).isEqualTo(set.at("/spec/selector"));
    }

    @Test
    void asksEachContainerWhetherItIsReady() throws Exception {
        assertThat(of("StatefulSet").findValuesAsText("path")).contains("/health/live", "/health/ready");
        assertThat(of("Deployment").findValuesAsText("path")).contains("/health/live", "/health/ready");
    }

    @Test
    void theSchemasNoticeATypoDeepInside() throws Exception {
        ObjectNode wrong = of("StatefulSet").deepCopy();
        ((ObjectNode) wrong.at("/spec/template/spec/containers/0")).put("imagePullPolice", "Always");

        assertThatThrownBy(() -> check(wrong)).hasMessageContaining("imagePullPolice");
    }

    private static void check(JsonNode object) throws Exception {
        String kind =
                object.path("apiVersion").asText() + "/" + object.path("kind").asText();
        assertThat(SCHEMAS).containsKey(kind);
        Schema schema = Objects.requireNonNull(SCHEMAS.get(kind), kind);
        schema.check(JsonParser.parseString(object.toString()));
    }

    private static JsonNode of(String kind) throws Exception {
        return objects()
                .filter(object -> object.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> pods() throws Exception {
        return objects().map(object -> object.at("/spec/template/spec")).filter(JsonNode::isObject);
    }

    private static Stream<JsonNode> objects() throws Exception {
        List<JsonNode> objects = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                YAML.readerFor(JsonNode.class)
                        .<JsonNode>readValues(file.toFile())
                        .readAll()
                        .forEach(objects::add);
            }
        }
        assertThat(objects).isNotEmpty();
        return objects.stream();
    }
}
