package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AgentStatus;
import io.ringback.event.AutoResponderAction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the rights that {@code access apply} gives and no others, every party does its part of an emergency. */
@Timeout(600)
@Tag("long")
class SecuredRolesIT {
    private static final String NUMBER = "+12025550190";

    @TempDir
    static Path folder;

    @AutoClose
    private static SecuredCluster cluster;

    private static SecuredEmergency emergency;

    @BeforeAll
    static void startBroker() throws Exception {
        cluster = SecuredCluster.start(folder);
        emergency = new SecuredEmergency(cluster);
    }

    @Test
    void serveAnEmergencyAndEndWithAReasonWhenARightIsTakenAway() throws Exception {
        try (RunningRingback intake = cluster.run("intake");
                RunningRingback desk = cluster.run("desk");
                RunningRingback console = cluster.run("console")) {
            assertThat(console.said()).contains("READY console");
            emergency.offer(NUMBER);
            Execution drill = Execution.of(
                    "drill",
                    "default",
                    "--expect",
                    "console=1",
                    "--wait",
                    "PT2M",
                    "--config",
                    cluster.config("operator").toString());
            assertThat(drill.err()).isEmpty();
            assertThat(drill.exit()).isZero();

            emergency.dial("call-1", "agent-1");
            assertThat(emergency.instruction("call-1").getAction()).isEqualTo(AutoResponderAction.SEND_CALLBACK_NUMBER);
            assertThat(emergency.instruction("call-1").getNumber()).isEqualTo(NUMBER);
            assertThat(emergency.status("agent-1", AgentStatus::getEmergency).getStatus())
                    .isEqualTo("DO_NOT_DISTURB");
            emergency.close("call-1", "agent-1");
            assertThat(emergency.status("agent-1", row -> !row.getEmergency()).getStatus())
                    .isNotEqualTo("DO_NOT_DISTURB");

            emergency.takeAway("desk", SecuredEmergency.AUTO_RESPONDER);
            emergency.dial("call-2", "agent-1");
            assertThat(desk.awaitExit(Duration.ofMinutes(3))).isEqualTo(1);
            assertThat(desk.said())
                    .contains("desk cannot go on: TopicAuthorizationException: Not authorized to access topics:"
                            + " [ringback.auto-responder]")
                    .doesNotContain("\tat ");
            assertThat(intake.said()).doesNotContain("Authorization");
        }
        cluster.as("admin", "access", "apply").done();
        try (RunningRingback desk = cluster.run("desk")) {
            assertThat(desk.said()).contains("READY desk");
            assertThat(emergency.instruction("call-2").getNumber()).isEqualTo(NUMBER);
        }
    }

    @Test
    void shareAProcessWithoutSharingALogin() throws Exception {
        Path config = cluster.together("intake", "desk");

        try (RunningRingback both = RunningRingback.start(
                folder,
                List.of(),
                List.of("--config", config.toString(), "--set", "state.dir=" + cluster.state("both")))) {
            assertThat(both.said()).contains("READY intake, desk").doesNotContain("broker-settings-unread");
        }
    }

    @Test
    void notifyWithoutItsRightsTakesNoOtherRoleWithIt() throws Exception {
        Path config = cluster.together(Map.of("intake", "intake", "desk", "desk", "notify", "gateway"));

        try (RunningRingback three = RunningRingback.start(
                folder,
                List.of(),
                List.of(
                        "--role",
                        "intake,desk,notify",
                        "--config",
                        config.toString(),
                        "--set",
                        "state.dir=" + cluster.state("three")))) {
            assertThat(three.said()).contains("READY intake, desk on");

            emergency.dial("call-3", "agent-3");

            assertThat(emergency.instruction("call-3").getAgentId()).isEqualTo("agent-3");
        }
    }

    @Test
    void aGatewayTakesEventsAndTellsARouteToWhoeverBringsTheTokenAndNobodyElse() throws Exception {
        String sendersSecret = "a-senders-own-secret";
        String token = "whoever-routes-brings-this";
        Map<String, Object> settings = Map.of(
                "gateways", "app",
                "gateway.app.system", "ringback",
                "gateway.app.secret-file", Files.writeString(folder.resolve("sender"), sendersSecret),
                "gateway.listen", "127.0.0.1:0",
                "http.token-file", Files.writeString(folder.resolve("token"), token));
        try (RunningRingback intake = cluster.run("intake");
                RunningRingback desk = cluster.run("desk");
                RunningRingback gateway = cluster.runAs("webhooks", "gateway", settings)) {
            String events = "http://" + after(gateway, "events at ") + "/v1/gateways/app";
            String routes = after(gateway, "routes at ");
            emergency.offer("+12025550191");
            String dial = """
                    {"callId":"call-9","type":"STARTED","direction":"OUTBOUND","agentId":"agent-9","dialledNumber":"911"}""";
            assertThat(ask(HttpRequest.newBuilder(URI.create(events)).POST(BodyPublishers.ofString(dial)), token)
                            .statusCode())
                    .isEqualTo(403);
            HttpRequest.Builder telling =
                    HttpRequest.newBuilder(URI.create(events)).POST(BodyPublishers.ofString(dial));
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(ask(telling, sendersSecret).statusCode()).isEqualTo(204));
            String number = String.valueOf(emergency.instruction("call-9").getNumber());
            HttpRequest.Builder question = HttpRequest.newBuilder(URI.create(routes + "?to=" + number.substring(1)));

            assertThat(ask(question, sendersSecret).statusCode()).isEqualTo(401);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(ask(question, token).body())
                            .contains("\"action\":\"DIRECT\"", "\"agentId\":\"agent-9\""));
            assertThat(ask(HttpRequest.newBuilder(URI.create(routes).resolve("/health/ready")), "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(intake.said() + desk.said() + gateway.said()).doesNotContain("Authorization");
        }
    }

    @Test
    void areTurnedAwayWithALoginThatIsNone() throws Exception {
        try (RunningRingback stranger = RunningRingback.launch(
                folder,
                List.of(),
                List.of(
                        "--role",
                        "desk",
                        "--config",
                        cluster.config("desk").toString(),
                        "--set",
                        "kafka.sasl.jaas.config=" + wrongLogin()))) {
            assertThat(stranger.awaitExit(Duration.ofMinutes(3))).isEqualTo(1);
            assertThat(stranger.said()).contains("refuses this process").doesNotContain("nonsense4711");
        }
    }

    private static String wrongLogin() {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"ringback-desk\""
                + " password=\"nonsense4711\";";
    }

    private static String after(RunningRingback running, String words) throws IOException {
        String said = running.said();
        return said.substring(said.indexOf(words) + words.length()).split("[,\\s]", 2)[0];
    }

    private static HttpResponse<String> ask(HttpRequest.Builder request, String bearer) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.setHeader("Authorization", "Bearer " + bearer).build(), BodyHandlers.ofString());
    }
}
