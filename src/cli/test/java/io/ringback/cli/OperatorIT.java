package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What operators see and do while Ringback serves. */
@Timeout(600)
@Tag("long")
class OperatorIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static RunningRingback ringback;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        ringback = RunningRingback.startOn(kafka, folder, "pools=default,branch");
    }

    @AfterAll
    static void stop() {
        ringback.close();
        kafka.close();
    }

    @Test
    void saysBesideAnEmptyListThatItIsEmpty() {
        Execution listed = on("location", "list");

        assertThat(listed.exit()).isZero();
        assertThat(listed.lines()).isEmpty();
        assertThat(listed.complaints()).containsExactly("no labels; 'ringback location set' gives a place one");
    }

    @Test
    void offersNumbersAndSaysWhatTheDeskSays() {
        Execution added = on("pool", "add", "+12025550111", "+12025550112");
        Execution elsewhere = on("pool", "add", "+12025550111", "--pool", "branch", "--set", "pools=default,branch");

        assertThat(added.exit()).isZero();
        assertThat(added.lines()).containsExactly("offered 2 to pool default", "accepted 2");
        assertThat(elsewhere.failure()).startsWith("refused +12025550111: NUMBER_IN_USE");
        String rejected =
                on("reject", "list", "--error", "NUMBER_IN_USE").lines().get(0);
        Execution shown = on("reject", "show", rejected.split(" +", 3)[1]);
        assertThat(shown.exit()).isZero();
        assertThat(shown.out()).contains("NUMBER_IN_USE", "Withdraw it there");
        assertThat(on("reject", "show", "nowhere-0-0").exit()).isEqualTo(1);
    }

    @Test
    void showsASessionAndClosesIt() throws Exception {
        assertThat(on("pool", "add", "+12025550121").exit()).isZero();
        dial("s1", "ann");
        await().atMost(PATIENCE).until(() -> on("session", "show", "ann").exit() == 0);

        JsonNode session = JSON.readTree(on("session", "show", "ann", "--json").out());
        assertThat(session.get("open").asBoolean()).isTrue();
        assertThat(session.get("callsUp").asInt()).isEqualTo(1);
        String number = session.get("number").asText();
        assertThat(JSON.readTree(on("number", "show", number, "--json").out())
                        .at("/lease/agentId")
                        .asText())
                .isEqualTo("ann");
        assertThat(on("pool", "list", "--holders").out()).contains(number, "ann until ");
        assertThat(on("session", "list").out()).contains("ann");
        JsonNode status = JSON.readTree(on("status", "--json").out());
        assertThat(status.at("/roles/desk/running").asBoolean()).isTrue();
        assertThat(status.at("/sessions/open").asInt()).isPositive();

        assertThat(on("session", "close", "ann").lines())
                .containsExactly("ann: closes when the call that is up ends; --force does it now");
        assertThat(on("session", "close", "--force", "ann").lines()).containsExactly("ann is closed");
        assertThat(on("session", "close", "ann").exit()).isEqualTo(1);
        assertThat(on("session", "show", "ann").out()).contains("closed, the number lives on");
    }

    @Test
    void releasesANumberBeforeItsTime() throws Exception {
        assertThat(on("pool", "add", "+12025550141").exit()).isZero();
        dial("r1", "dan");
        await().atMost(PATIENCE).until(() -> on("session", "show", "dan").exit() == 0);
        String number = JSON.readTree(on("session", "show", "dan", "--json").out())
                .get("number")
                .asText();

        Execution refused = on("number", "release", number);
        Execution released = on("number", "release", "--force", number, "--json");

        assertThat(refused.failure()).contains("a call is up: dan is in it");
        assertThat(released.exit()).isZero();
        assertThat(JSON.readTree(released.out()).get("agentId").asText()).isEqualTo("dan");
        JsonNode shown = JSON.readTree(on("number", "show", number, "--json").out());
        assertThat(shown.at("/lease/state").asText()).isEqualTo("RELEASED");
        assertThat(shown.at("/lease/reason").asText()).isEqualTo("RELEASED_BY_HAND");
        assertThat(on("notice", "list", "--all").out()).contains("RELEASED_BY_HAND");
        assertThat(on("number", "release", number).complaints())
                .singleElement()
                .asString()
                .contains("nobody holds it");
    }

    @Test
    void servesAnEmergencyOfAPoolThatWasMadeAMomentAgo() throws Exception {
        assertThat(on("pool", "show", "tenant-7").exit()).isEqualTo(1);
        Execution early = on("pool", "add", "+447700900101", "--force", "--pool", "tenant-7");
        assertThat(early.lines()).containsExactly("offered 1 to pool tenant-7");
        assertThat(early.complaints()).singleElement().asString().contains("its pool does not exist yet");

        Execution made = on("pool", "create", "tenant-7", "--region", "GB", "--fallback", "+441632960100");
        dial("t1", "eve", "999", ",\"pool\":\"tenant-7\"");

        assertThat(made).isEqualTo(new Execution(0, "created pool tenant-7" + System.lineSeparator(), ""));
        await().atMost(PATIENCE).until(() -> on("session", "show", "eve").exit() == 0);
        JsonNode session = JSON.readTree(on("session", "show", "eve", "--json").out());
        assertThat(session.get("pool").asText()).isEqualTo("tenant-7");
        assertThat(session.get("number").asText()).isEqualTo("+447700900101");

        assertThat(on("pool", "create", "tenant-7").exit()).isEqualTo(1);
        assertThat(on("pool", "set", "tenant-7", "--low", "0").lines()).containsExactly("changed pool tenant-7");
        assertThat(on("pool", "show", "tenant-7").out()).contains("region            GB", "low               0");
        assertThat(on("pool", "close", "tenant-7").lines()).containsExactly("closing pool tenant-7");
        assertThat(on("pool", "add", "+447700900102", "--force", "--pool", "tenant-7")
                        .complaints())
                .singleElement()
                .asString()
                .contains("POOL_CLOSING");
        assertThat(on("presence", "set", "ann", "Away", "--pool", "nowhere").exit())
                .isEqualTo(1);
    }

    @Test
    void watchesOneAgentFromATimeOn() throws Exception {
        assertThat(on("pool", "add", "+12025550131", "+12025550132").exit()).isZero();
        dial("w1", "bob");
        dial("w2", "cid");
        await().atMost(PATIENCE).until(() -> on("session", "show", "cid").exit() == 0);

        Execution watched = on("watch", "--agent", "cid", "--since", "10m", "--max", "1", "--json", "callback-numbers");

        assertThat(JSON.readTree(watched.out()).at("/value/agentId").asText()).isEqualTo("cid");
    }

    private static void dial(String callId, String agent) {
        dial(callId, agent, "911", "");
    }

    private static void dial(String callId, String agent, String dialled, String more) {
        String event = "{\"callId\":\"" + callId + "\",\"type\":\"STARTED\",\"occurredAt\":\"2026-11-01T12:00:00Z\","
                + "\"direction\":\"OUTBOUND\",\"agentId\":\"" + agent + "\",\"dialledNumber\":\"" + dialled + "\""
                + more + "}";
        assertThat(Execution.reading(event, Execution.with(kafka.bootstrapServers(), "publish"))
                        .exit())
                .isZero();
    }

    private static Execution on(String... arguments) {
        return Execution.on(kafka.bootstrapServers(), arguments);
    }
}
