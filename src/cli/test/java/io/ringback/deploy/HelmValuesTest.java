package io.ringback.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chart makes of values that others than the default need. */
final class HelmValuesTest {
    private static final String SETTINGS = "/data/common.properties";

    @TempDir
    private Path folder;

    @Test
    void letsTheSetupJobReadTheSettingsThatThePodsHave() throws Exception {
        List<JsonNode> objects = values("config: {callback.lease: PT8H}");

        List<JsonNode> maps = objects.stream()
                .filter(object -> object.path("kind").asText().equals("ConfigMap"))
                .toList();
        assertThat(maps)
                .hasSize(2)
                .allSatisfy(map -> assertThat(map.at(SETTINGS).asText()).isEqualTo("callback.lease=PT8H\n"));
        JsonNode hooked = maps.stream()
                .filter(map -> map.at("/metadata/annotations").has("helm.sh/hook-weight"))
                .findFirst()
                .orElseThrow();
        JsonNode job = HelmChart.of("Job", objects).at("/spec/template/spec");
        assertThat(job.findValues("configMap"))
                .extracting(map -> map.path("name").asText())
                .containsExactly(hooked.at("/metadata/name").asText());
        assertThat(job.findValues("secret"))
                .extracting(secret -> secret.path("name").asText())
                .containsExactly("ringback-setup");
        assertThat(job.at("/containers/0/args/0").asText()).contains("topics apply --config /etc/ringback ");
    }

    @Test
    void letsTheSetupJobThatIsNoHookReadTheReleasesOwnSettings() throws Exception {
        List<JsonNode> objects = values("{config: {callback.lease: PT8H}, setup: {hook: false}}");

        JsonNode map = HelmChart.of("Job", objects).findValue("configMap");
        assertThat(map.path("name"))
                .isEqualTo(HelmChart.of("ConfigMap", objects).at("/metadata/name"));
    }

    @Test
    void letsTheSetupJobOutBeforeTheReleasesOwnPolicyIsThere() throws Exception {
        List<JsonNode> objects = values("{}");
        List<JsonNode> policies = objects.stream()
                .filter(object -> object.path("kind").asText().equals("NetworkPolicy"))
                .toList();

        JsonNode own = policies.get(1);
        assertThat(own.at("/spec/podSelector/matchLabels"))
                .isEqualTo(HelmChart.of("Job", objects).at("/spec/template/metadata/labels"));
        assertThat(own.at("/metadata/annotations/helm.sh~1hook-weight").asText())
                .isEqualTo("-1");
        assertThat(own.at("/spec/egress")).isEqualTo(policies.get(0).at("/spec/egress"));
        assertThat(own.at("/spec/ingress").isMissingNode()).isTrue();
    }

    @Test
    void makesThePodsAnewWhenASettingChanges() throws Exception {
        for (String kind : List.of("StatefulSet", "Deployment")) {
            String before = checksum(kind, "config: {callback.lease: PT1H}");

            assertThat(before).hasSize(64).isNotEqualTo(checksum(kind, "config: {callback.lease: PT8H}"));
        }
    }

    @Test
    void writesAWholeNumberWithoutAnExponent() throws Exception {
        List<JsonNode> objects = values("config: {a: 33554432, b: 0.25, c: true, d: '8'}");

        assertThat(HelmChart.of("ConfigMap", objects).at(SETTINGS).asText().lines())
                .containsExactly("a=33554432", "b=0.25", "c=true", "d=8");
    }

    @Test
    void takesNoProcessAwayWhenScalingIsTurnedOn() throws Exception {
        Path values = Files.writeString(
                folder.resolve("values.yaml"), "autoscaling: {enabled: true, minReplicas: 3, maxReplicas: 6}");

        assertThat(scaled(HelmChart.renderedWith(values))).isEqualTo(3);
        assertThat(scaled(HelmChart.renderedWhere(2, values))).isEqualTo(3);
        assertThat(scaled(HelmChart.renderedWhere(5, values))).isEqualTo(5);
    }

    @Test
    void startsAsManyAsAreSaidNoneAmongThem() throws Exception {
        assertThat(replicas("replicas: 0")).isZero();
        assertThat(replicas("replicas: 3")).isEqualTo(3);
        assertThat(replicas("storage: 1Gi")).isEqualTo(2);
    }

    @Test
    void opensAPortOnlyToThoseThatTheValuesName() throws Exception {
        JsonNode egress = HelmChart.of("NetworkPolicy", values("""
                networkPolicy:
                  brokers: [{ipBlock: {cidr: 192.0.2.0/24}}]
                  alsoTo:
                    - to: [{podSelector: {matchLabels: {app: apicurio}}}]
                      ports: [{protocol: TCP, port: 8080}]
                """)).at("/spec/egress");

        assertThat(egress).hasSize(3);
        assertThat(egress.at("/1/to/0/ipBlock/cidr").asText()).isEqualTo("192.0.2.0/24");
        assertThat(egress.at("/1/ports").findValuesAsText("port")).containsExactly("9092", "9093", "9094");
        assertThat(egress.at("/2/to/0/podSelector/matchLabels/app").asText()).isEqualTo("apicurio");
        assertThat(egress.at("/2/ports/0/port").asInt()).isEqualTo(8080);
    }

    @Test
    void givesAProcessTheSecretsThatTheValuesAdd() throws Exception {
        JsonNode pod = HelmChart.of("StatefulSet", values("""
                processes:
                  - name: notify
                    roles: [notify]
                    extraEnvFrom: [{secretRef: {name: variables}}]
                    extraSecrets: [mail-login]
                """)).at("/spec/template/spec");

        assertThat(pod.at("/containers/0/envFrom/0/secretRef/name").asText()).isEqualTo("variables");
        assertThat(pod.at("/volumes").findValues("secret"))
                .extracting(secret -> secret.path("name").asText())
                .containsExactly("ringback-notify", "ringback-token", "mail-login");
    }

    @Test
    void letsWhoMayPostReachAGatewayAndNoOtherProcess() throws Exception {
        List<JsonNode> objects = values("""
                strimzi: {users: true}
                processes:
                  - {name: pipeline, roles: [intake, desk]}
                  - {name: gateway, roles: [gateway], replicas: 1, extraSecrets: [senders]}
                """);

        JsonNode gateway = objects.stream()
                .filter(object -> object.path("kind").asText().equals("Service"))
                .filter(object -> object.at("/metadata/name").asText().endsWith("-gateway"))
                .findFirst()
                .orElseThrow();
        assertThat(gateway.at("/spec").has("clusterIP")).isFalse();
        assertThat(gateway.at("/spec/ports").findValuesAsText("port")).containsExactly("8080", "8190");
        assertThat(objects.stream()
                        .filter(object -> object.path("kind").asText().equals("StatefulSet"))
                        .flatMap(object -> object.findValues("secretKeyRef").stream())
                        .map(login -> login.path("name").asText()))
                .containsExactly("ringback-intake", "ringback-desk", "ringback-webhooks");
        JsonNode ingress = HelmChart.of("NetworkPolicy", objects).at("/spec/ingress");
        assertThat(ingress.findValuesAsText("port")).containsExactly("8080", "8190");
        assertThat(HelmChart.of("NetworkPolicy", values("{}"))
                        .at("/spec/ingress")
                        .findValuesAsText("port"))
                .containsExactly("8080");
    }

    @Test
    void saysWhichNameCannotBe() {
        assertThatThrownBy(() -> values("processes: [{name: console, roles: [desk]}]"))
                .hasMessageContaining("processes: 'console' is a name of the chart's own");
        assertThatThrownBy(() -> values("autoscaling: {enabled: true, process: desk}"))
                .hasMessageContaining("autoscaling.process: no process is named 'desk', there is pipeline");
    }

    @Test
    void saysWhereASettingGoesThatConfigWouldNotChange() {
        assertThatThrownBy(() -> values("config: {gateway.listen: '0.0.0.0:9000'}"))
                .hasMessageContaining("config: gateway.listen goes by the value http.eventsPort");
        assertThatThrownBy(() -> values("config: {http.port: 9000}"))
                .hasMessageContaining("config: http.port goes by the value http.port");
    }

    @Test
    void refusesAValueThatItDoesNotKnow() {
        assertThatThrownBy(() -> values("console: {replica: 2}")).hasMessageContaining("replica");
        assertThatThrownBy(() -> values("processes: [{name: desk, role: [desk]}]"))
                .hasMessageContaining("role");
        assertThatThrownBy(() -> values("networkPolicies: {enabled: false}")).hasMessageContaining("networkPolicies");
    }

    @Test
    void leavesItToTheClusterWhoThePodsRunAs() throws Exception {
        for (JsonNode object : values("{operator: {enabled: true}, user: null}")) {
            assertThat(object.findValue("runAsUser")).isNull();
            assertThat(object.findValue("fsGroup")).isNull();
        }
    }

    @Test
    void letsNoPodGiveWayToOthersWhereTheValuesSaySo() throws Exception {
        List<JsonNode> pods = values("{operator: {enabled: true}, podSpec: {priorityClassName: emergency}}").stream()
                .map(object -> object.at("/spec/template/spec"))
                .filter(JsonNode::isObject)
                .toList();

        assertThat(pods)
                .hasSize(4)
                .allSatisfy(pod ->
                        assertThat(pod.path("priorityClassName").asText()).isEqualTo("emergency"));
    }

    @Test
    void givesTheOneConsoleANameThatStaysSinceADrillMissesEachNameThatAnswered() throws Exception {
        assertThat(hostname("{}")).isEqualTo("ringback-console");
        assertThat(hostname("console: {replicas: 2}")).isEmpty();
    }

    private static int scaled(String rendered) throws Exception {
        List<JsonNode> objects = HelmChart.objects(rendered);
        JsonNode set = HelmChart.of("StatefulSet", objects);
        assertThat(HelmChart.of("HorizontalPodAutoscaler", objects).at("/spec/scaleTargetRef/name"))
                .isEqualTo(set.at("/metadata/name"));
        return set.at("/spec/replicas").asInt();
    }

    private int replicas(String process) throws Exception {
        return HelmChart.of("StatefulSet", values("processes: [{name: pipeline, roles: [desk], " + process + "}]"))
                .at("/spec/replicas")
                .asInt(-1);
    }

    private String hostname(String values) throws Exception {
        return HelmChart.of("Deployment", values(values))
                .at("/spec/template/spec/hostname")
                .asText();
    }

    private String checksum(String kind, String values) throws Exception {
        return HelmChart.of(kind, values(values))
                .at("/spec/template/metadata/annotations/checksum~1config")
                .asText();
    }

    private List<JsonNode> values(String values) throws Exception {
        return HelmChart.objects(HelmChart.renderedWith(Files.writeString(folder.resolve("values.yaml"), values)));
    }
}
