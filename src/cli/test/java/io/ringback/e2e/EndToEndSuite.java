package io.ringback.e2e;

import static io.ringback.e2e.AgentRows.emergencies;
import static io.ringback.e2e.AgentRows.first;
import static io.ringback.e2e.AgentRows.kinds;
import static io.ringback.e2e.AgentRows.states;
import static io.ringback.e2e.AgentRows.time;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.SchemaOnlyConsumer.Seen;
import io.ringback.event.CallEventType;
import io.ringback.settings.SettingSources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The whole of it against a real broker: a gateway's events in, and what a stranger who has nothing but {@code schemas/}
 * sees come out. Each test has a pool of its own. A lease lasts an hour, and longer than any pause of the machine where its
 * end is waited for; a number rests 2 s, the grace is 4 s.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EndToEndSuite {
    private static final String POOLS = "r1,r2,r5,r7,r8,r11,replays,west,east,restart,silence,poison";

    private Playground ringback;
    private Playground brief;

    /** Starts the broker that the suite runs against. */
    abstract String startBroker() throws Exception;

    abstract void stopBroker();

    @BeforeAll
    void start() throws Exception {
        String brokers = startBroker();
        SettingSources sources = SettingSources.none().with("pools", POOLS);
        ringback = new Playground(brokers, "e2e.", sources, Duration.ofHours(1));
        ringback.start();
        brief = new Playground(brokers, "brief.", sources, Duration.ofSeconds(10));
        brief.start();
    }

    @AfterAll
    void stop() {
        if (brief != null) {
            brief.close();
        }
        if (ringback != null) {
            ringback.close();
        }
        stopBroker();
    }

    @Test
    void r1TellsEverybodyInOneGoWhenAnAgentDials911() {
        ringback.provision("r1", "+12025550101");

        ringback.gateway().dials("r1-call", "r1-agent", "r1", "911");

        List<Seen> seen = ringback.await(
                all -> !Playground.of(all, "notices", "agentId", "r1-agent").isEmpty());
        assertThat(ringback.text(seen, "auto-responder", "callId", "r1-call", "action"))
                .isEqualTo("SEND_CALLBACK_NUMBER");
        assertThat(ringback.text(seen, "callback-numbers", "agentId", "r1-agent", "number"))
                .isEqualTo("+12025550101");
        assertThat(ringback.text(seen, "override.direct-routes", "agentId", "r1-agent", "state"))
                .isEqualTo("ACTIVE");
        assertThat(ringback.text(seen, "override.inbound-blocks", "agentId", "r1-agent", "exceptNumbers"))
                .isEqualTo("[+12025550101]");
        assertThat(ringback.text(seen, "agent-status", "agentId", "r1-agent", "status"))
                .isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.text(seen, "dashboard-suppressions", "callId", "r1-call", "visibleControls"))
                .isEqualTo("[DEVICE_SETTINGS, END_CALL]");
    }

    @Test
    void r2SendsTheSameNumberForASecondCallAndExtendsTheLease() {
        ringback.provision("r2", "+12025550102", "+12025550103");
        ringback.gateway().dials("r2-first", "r2-agent", "r2", "911");

        ringback.gateway().dials("r2-second", "r2-agent", "r2", "911");

        List<Seen> seen = ringback.await(all ->
                Playground.of(all, "auto-responder", "agentId", "r2-agent").size() == 2
                        && states(all, "r2-agent").size() > 1);
        List<Seen> sent = Playground.of(seen, "auto-responder", "agentId", "r2-agent");
        assertThat(sent.get(0).text("number")).isEqualTo(sent.get(1).text("number"));
        assertThat(Playground.of(seen, "callback-numbers", "agentId", "r2-agent"))
                .extracting(row -> row.text("state"))
                .startsWith("ISSUED", "EXTENDED");
    }

    @Test
    void r5LetsTheResponderThroughAndShieldsTheAgentAgain() {
        ringback.provision("r5", "+12025550105");
        ringback.gateway().dials("r5-call", "r5-agent", "r5", "911");
        ringback.gateway().says("r5-call", CallEventType.ENDED);
        ringback.gateway().says("r5-call", CallEventType.SESSION_CLOSED);
        ringback.await(all -> emergencies(all, "r5-agent").equals(List.of("true", "false")));

        ringback.gateway().calls("r5-callback", "+12025550150", "+12025550105");

        List<Seen> seen = ringback.await(all -> emergencies(all, "r5-agent").size() == 3);
        assertThat(ringback.text(seen, "override.decisions", "callId", "r5-callback", "outcome"))
                .isEqualTo("DIRECT");
        assertThat(ringback.text(seen, "dashboard-suppressions", "callId", "r5-callback", "visibleControls"))
                .isEqualTo("[DEVICE_SETTINGS, ACCEPT]");
    }

    @Test
    void r7ReleasesTheNumberInSilenceAndNeverEarly() {
        brief.provision("r7", "+12025550107");
        brief.gateway().dials("r7-call", "r7-agent", "r7", "911");

        brief.gateway().says("r7-call", CallEventType.ENDED);

        List<Seen> seen = brief.await(all -> states(all, "r7-agent").contains("RELEASED"));
        Seen issued = first(seen, "callback-numbers", "state", "ISSUED", "r7-agent");
        Seen released = first(seen, "callback-numbers", "state", "RELEASED", "r7-agent");
        assertThat(released.timestamp()).isAfterOrEqualTo(time(issued, "expiresAt"));
        brief.await(all -> kinds(all, "r7-agent").contains("SESSION_TIMED_OUT"));
    }

    @Test
    void r8HoldsTheLeaseWhileACallIsUpAndForTheGraceAfterwards() {
        brief.provision("r8", "+12025550108");
        brief.gateway().dials("r8-call", "r8-agent", "r8", "911");
        Instant hour = time(brief.first(List.of(), "callback-numbers", "agentId", "r8-agent"), "expiresAt");
        brief.keepAliveUntil("r8-call", hour.plusSeconds(1));

        Instant ended = Instant.now();
        brief.gateway().says("r8-call", CallEventType.ENDED);

        List<Seen> seen = brief.await(all -> states(all, "r8-agent").contains("RELEASED"));
        assertThat(first(seen, "callback-numbers", "state", "RELEASED", "r8-agent")
                        .timestamp())
                .isAfterOrEqualTo(ended.plusSeconds(4));
    }

    @Test
    void r11GivesThreeNumbersToThreeOfTenAgents() {
        ringback.provision("r11", "+12025550111", "+12025550112", "+12025550113");

        IntStream.range(0, 10).forEach(i -> ringback.gateway().dials("r11-call-" + i, "r11-agent-" + i, "r11", "911"));

        List<Seen> seen = ringback.await(
                all -> Playground.of(all, "auto-responder", "pool", "r11").size() == 10);
        List<Seen> told = Playground.of(seen, "auto-responder", "pool", "r11");
        assertThat(told)
                .filteredOn(row -> row.text("action").equals("ANNOUNCE_UNAVAILABLE"))
                .hasSize(7);
        assertThat(told)
                .filteredOn(row -> row.text("action").equals("SEND_CALLBACK_NUMBER"))
                .extracting(row -> row.text("number"))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void whatCannotBeReadIsRejectedByItsCoordinatesAndTheStreamGoesOn() throws Exception {
        ringback.provision("poison", "+12025550161");
        byte[] good =
                "{\"callId\":\"null-key\",\"type\":\"ENDED\",\"occurredAt\":\"2026-03-01T12:00:00Z\"}".getBytes(UTF_8);
        byte[] noise = new byte[1_000_000];
        new Random(7).nextBytes(noise);

        ringback.publish("malformed", "{\"callId\":\"x\" \"type\"}".getBytes(UTF_8));
        ringback.publish("unknown-fingerprint", new byte[] {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        ringback.publish("wrong-type", "{\"callId\":\"x\",\"type\":7,\"occurredAt\":1}".getBytes(UTF_8));
        ringback.publish("missing", "{\"callId\":\"x\",\"occurredAt\":1}".getBytes(UTF_8));
        ringback.publish("noise", noise);
        ringback.publish("empty", new byte[0]);
        ringback.publish(null, good);
        ringback.gateway().dials("after-poison", "poison-agent", "poison", "911");

        List<Seen> seen = ringback.await(all -> !kinds(all, "poison-agent").isEmpty()
                && ringback.errors(all).containsAll(List.of("EMPTY_VALUE", "NULL_KEY")));
        assertThat(ringback.errors(seen))
                .contains("NOT_JSON", "UNKNOWN_FINGERPRINT", "WRONG_TYPE", "MISSING_FIELD", "EMPTY_VALUE", "NULL_KEY");
        assertThat(seen.stream().filter(row -> row.topic().equals(ringback.topic("rejects"))))
                .hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void whatIntakeSaysAgainHasNoSecondEffect() throws Exception {
        ringback.provision("replays", "+12025550121", "+12025550122", "+12025550129");
        ringback.gateway().dials("replayed", "replays-agent", "replays", "911");
        ringback.await(all -> !kinds(all, "replays-agent").isEmpty());

        int again = ringback.sayAllSignalsAgain("replays");
        ringback.gateway().dials("after", "replays-other", "replays", "911");

        List<Seen> seen = ringback.await(all -> !kinds(all, "replays-other").isEmpty());
        assertThat(again).isPositive();
        assertThat(Playground.of(seen, "auto-responder", "agentId", "replays-agent"))
                .hasSize(1);
        assertThat(kinds(seen, "replays-agent")).containsExactly("EMERGENCY_CALL_PLACED");
    }

    @Test
    void aLeasedNumberCannotMoveToAnotherPool() {
        ringback.provision("west", "+12025550131");
        ringback.gateway().dials("west-call", "west-agent", "west", "911");

        ringback.gateway().offers("+12025550131", "east");

        List<Seen> seen = ringback.await(
                all -> !Playground.of(all, "rejects", "error", "NUMBER_IN_USE").isEmpty());
        assertThat(Playground.of(seen, "numbers", "pool", "east")).isEmpty();
    }

    @Test
    void aRestartInTheMiddleOfALeaseKeepsIt() throws Exception {
        ringback.provision("restart", "+12025550141");
        ringback.gateway().dials("restart-call", "restart-agent", "restart", "911");
        ringback.await(all -> !states(all, "restart-agent").isEmpty());
        ringback.stop();

        ringback.start();
        ringback.gateway().calls("restart-callback", "+12025550150", "+12025550141");

        assertThat(ringback.outcome("restart-callback")).isEqualTo("DIRECT");
    }

    @Test
    void aDeadlineThatPassedWhileNobodyServedIsActedOnFirst() throws Exception {
        brief.provision("silence", "+12025550151");
        brief.gateway().dials("silence-call", "silence-agent", "silence", "911");
        brief.gateway().says("silence-call", CallEventType.ENDED);
        List<Seen> leased = brief.await(all -> !states(all, "silence-agent").isEmpty());
        Instant end = time(first(leased, "callback-numbers", "state", "ISSUED", "silence-agent"), "expiresAt");
        brief.stop();
        Awaitility.await().until(() -> Instant.now().isAfter(end));
        brief.gateway().calls("silence-late", "+12025550150", "+12025550151");

        brief.start();

        assertThat(brief.outcome("silence-late")).isEqualTo("FALLBACK");
        brief.await(all -> states(all, "silence-agent").contains("RELEASED"));
    }
}
