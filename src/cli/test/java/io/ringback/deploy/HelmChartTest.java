package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The chart, and that deploy/kubernetes is what it renders. After a change: {@code mvn test -Dtest=HelmChartTest -Dwrite}. */
final class HelmChartTest {
    private static final Path MANIFESTS = Path.of("deploy/kubernetes");
    private static final String SETUP = "# Source: ringback/templates/setup.yaml";
    private static final String RINGBACK = """
            # Ringback on Kubernetes: two instances of intake and desk that keep their state, one console, nobody else let in.
            # Rendered from deploy/helm/ringback by HelmChartTest: change it there.
            #
            #   kubectl create namespace ringback
            #   kubectl -n ringback create configmap ringback --from-file=common.properties
            #   kubectl -n ringback create secret generic ringback-intake --from-file=intake.properties
            #   kubectl -n ringback create secret generic ringback-desk --from-file=desk.properties
            #   kubectl -n ringback create secret generic ringback-console --from-file=console.properties
            #   kubectl -n ringback create secret generic ringback-token --from-file=token
            #   kubectl -n ringback create secret generic ringback-setup --from-file=setup.properties
            #   kubectl -n ringback apply -f deploy/kubernetes/setup.yaml
            #   kubectl -n ringback wait --for=condition=complete job/ringback-setup --timeout=120s
            #   kubectl -n ringback apply -f deploy/kubernetes/ringback.yaml
            #
            # 'image' stands for an image of yours: put its name there, here and in setup.yaml.
            #
            # common.properties holds bootstrap.servers and what all share, the others the login of one role each
            # (docs/operating.md); token is what the console asks for and Prometheus brings. 'ringback access apply' gives each
            # login no more than its role needs. Nobody but the kubelet asks for the probes' port: the NetworkPolicy opens it to
            # no pod.
            ---
            """;
    private static final String ONCE = """
            # Once, and again before each new version: the topics, and who may read and write them. A job is never changed, so take
            # the former one away first: kubectl -n ringback delete job ringback-setup --ignore-not-found. Its login must be allowed
            # to make topics and rules; the roles' own are not. It reads common.properties, as the instances do, and over it
            # setup.properties of secret 'ringback-setup', with kafka.* of that login. Rendered from deploy/helm/ringback by
            # HelmChartTest: change it there.
            """;

    @Test
    void hasNothingThatHelmFindsFaultWith() {
        var result = new Helm(HelmChart.FOLDER).lint().strict().call();

        assertThat(result.isFailed()).as(String.valueOf(result.getMessages())).isFalse();
    }

    @Test
    void rendersTheManifestsForWhoeverHasNoHelm() throws Exception {
        List<String> parts = parts(HelmChart.rendered("setup.hook", "false"));
        String setup = ONCE + joined(parts.stream().filter(part -> part.startsWith(SETUP)));
        String ringback = RINGBACK + joined(parts.stream().filter(part -> !part.startsWith(SETUP)));
        if (System.getProperty("write") != null) {
            Files.writeString(MANIFESTS.resolve("setup.yaml"), setup);
            Files.writeString(MANIFESTS.resolve("ringback.yaml"), ringback);
        }

        assertThat(MANIFESTS.resolve("setup.yaml")).hasContent(setup);
        assertThat(MANIFESTS.resolve("ringback.yaml")).hasContent(ringback);
    }

    @Test
    void followsTheSchemasWhateverIsTurnedOn() throws Exception {
        List<JsonNode> objects = HelmChart.objects(HelmChart.rendered(
                "config.bootstrap\\.servers",
                "kafka:9092",
                "strimzi.users",
                "true",
                "strimzi.clusterCa",
                "my-cluster-cluster-ca-cert",
                "processes[0].name",
                "pipeline",
                "processes[0].roles[0]",
                "intake",
                "processes[1].name",
                "desk",
                "processes[1].roles[0]",
                "desk",
                "autoscaling.enabled",
                "true",
                "operator.enabled",
                "true",
                "serviceMonitor.enabled",
                "true",
                "networkPolicy.brokers[0].ipBlock.cidr",
                "192.0.2.0/24",
                "networkPolicy.alsoTo[0].ports[0].port",
                "8085",
                "processes[1].extraEnvFrom[0].secretRef.name",
                "my-variables",
                "processes[1].extraSecrets[0]",
                "my-files",
                "setup.hook",
                "false",
                "podSpec.priorityClassName",
                "emergency-calls",
                "image.digest",
                "sha256:0000"));

        for (JsonNode object : objects) {
            if (OperatorSchemas.has(object)) {
                OperatorSchemas.check(object);
            } else {
                KubernetesSchemas.check(object);
            }
        }
        assertThat(objects.stream().map(object -> object.path("kind").asText()))
                .containsOnlyOnce("ConfigMap", "HorizontalPodAutoscaler", "ServiceMonitor")
                .contains("StatefulSet", "Deployment", "PodDisruptionBudget", "NetworkPolicy", "Job");
    }

    @Test
    void givesAProcessTheLoginsOfItsRolesFromTheirSecrets() throws Exception {
        JsonNode set =
                HelmChart.objects(HelmChart.rendered("strimzi.users", "true", "secrets.desk", "my-desk")).stream()
                        .filter(object -> object.path("kind").asText().equals("StatefulSet"))
                        .findFirst()
                        .orElseThrow();

        assertThat(set.findValues("secretKeyRef"))
                .extracting(login ->
                        login.path("name").asText() + "/" + login.path("key").asText())
                .containsExactly("ringback-intake/sasl.jaas.config", "my-desk/sasl.jaas.config");
        assertThat(set.at("/spec/template/spec/volumes").findValues("secret"))
                .extracting(secret -> secret.path("name").asText())
                .containsExactly("ringback-token");
    }

    @Test
    void hasEveryServiceScrapedWithTheToken() throws Exception {
        List<JsonNode> objects = HelmChart.objects(HelmChart.rendered("serviceMonitor.enabled", "true"));

        JsonNode monitor = HelmChart.of("ServiceMonitor", objects);
        assertThat(objects.stream()
                        .filter(object -> object.path("kind").asText().equals("Service")))
                .hasSize(2)
                .allSatisfy(service -> {
                    assertThat(service.at("/metadata/labels/app.kubernetes.io~1name"))
                            .isEqualTo(monitor.at("/spec/selector/matchLabels/app.kubernetes.io~1name"));
                    assertThat(service.at("/spec/ports/0/name")).isEqualTo(monitor.at("/spec/endpoints/0/port"));
                });
        assertThat(monitor.at("/spec/endpoints/0/authorization/credentials/name")
                        .asText())
                .isEqualTo("ringback-token");
    }

    private static List<String> parts(String rendered) throws IOException {
        List<String> parts = new ArrayList<>();
        String source = "";
        for (String part : rendered.split("(?m)^---\\n", -1)) {
            if (part.startsWith("# Source: ")) {
                source = part.lines().findFirst().orElseThrow();
            }
            if (part.lines().anyMatch(line -> line.startsWith("kind:"))) {
                parts.add(part.startsWith("# Source: ") ? part : source + "\n" + part);
            }
        }
        return parts;
    }

    private static String joined(Stream<String> parts) {
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(all.isEmpty() ? "" : "---\n")
                .append(part.substring(part.indexOf('\n') + 1).stripTrailing())
                .append('\n'));
        return all.toString();
    }
}
