package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks deploy/kubernetes against the API's own schemas, and for what a cautious cluster asks of a workload. */
final class KubernetesManifestsTest {
    private static final Path FOLDER = Path.of("deploy/kubernetes");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @ParameterizedTest
    @MethodSource("objects")
    void followsTheSchemaOfItsKind(JsonNode object) throws Exception {
        KubernetesSchemas.check(object);
    }

    @Test
    void aPodHasTheLoginsOfItsOwnRolesAlone() throws Exception {
        assertThat(secrets("StatefulSet")).containsExactly("ringback-intake", "ringback-desk", "ringback-token");
        assertThat(secrets("Deployment")).containsExactly("ringback-console", "ringback-token");
    }

    @Test
    void nobodyButTheKubeletReachesTheProbes() throws Exception {
        for (String kind : List.of("StatefulSet", "Deployment")) {
            JsonNode container = of(kind).at("/spec/template/spec/containers/0");
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("probes");
            }
        }
        assertThat(of("NetworkPolicy").at("/spec/ingress").findValuesAsText("port"))
                .containsExactly("8080");
    }

    private static List<String> secrets(String kind) throws Exception {
        return of(kind).at("/spec/template/spec/volumes").findValues("secret").stream()
                .map(secret -> secret.path("name").asText())
                .toList();
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
    void keepsStateInAFolderThatIsTheProcesssOwn() throws Exception {
        JsonNode container = of("StatefulSet").at("/spec/template/spec/containers/0");
        String volume = container.at("/volumeMounts/0/mountPath").asText();

        assertThat(container.at("/env").findValuesAsText("value")).contains(volume + "/state");
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

        assertThatThrownBy(() -> KubernetesSchemas.check(wrong)).hasMessageContaining("imagePullPolice");
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
