package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.Routing;
import io.ringback.consumer.RoutingTable;
import io.ringback.event.CallbackDecision;
import io.ringback.event.SignalDirection;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A router that has only the tables does with a call what the desk decides for it, over random histories. */
class RoutersAgreeTest {
    private static final int CALLS = 400;
    private static final List<String> AGENTS = List.of("ann", "bob", "cat");
    private static final List<String> DEVICES = List.of("phone-1", "phone-2");
    private static final List<String> NUMBERS = List.of("+12025550101", "+12025550102");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theTablesSayWhatTheDeskDecides(long seed) {
        assertThat(disagreements(new Random(seed), SettingSources.none())).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8})
    void withListedCallersTheTablesWaitForTheDecision(long seed) {
        SettingSources listed =
                SettingSources.none().with("callback.trust", "listed").with("callback.trusted-callers", "+12025550199");

        assertThat(disagreements(new Random(seed), listed)).isEmpty();
    }

    /** R24: the device that called is rung, and who has signed out is not waited for. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {9, 10, 11, 12})
    void theTablesKnowTheDeviceAndWhoHasSignedOut(long seed) {
        SettingSources signedOut = SettingSources.none().with("presence.signed-out", "Offline");

        assertThat(disagreements(new Random(seed), signedOut)).isEmpty();
    }

    private static List<String> disagreements(Random random, SettingSources sources) {
        try (DeskDriver desk = new DeskDriver(sources.with("fallback.destination", "+12025550190"))) {
            RoutingTable tables = new RoutingTable("+12025550190");
            NUMBERS.forEach(number -> desk.send(
                    desk.signal(SignalType.NUMBER_OFFERED).setNumber(number).setToPool("default")));
            History history = new History(random, desk, tables);
            history.follow();
            for (int i = 0; i < CALLS; i++) {
                history.step("c" + i);
            }
            assertThat(history.compared).isGreaterThan(CALLS / 10);
            return history.disagreements;
        }
    }

    private static final class History {
        private final Random random;
        private final DeskDriver desk;
        private final RoutingTable tables;
        private final List<String> disagreements = new ArrayList<>();
        private int compared;

        History(Random random, DeskDriver desk, RoutingTable tables) {
            this.random = random;
            this.desk = desk;
            this.tables = tables;
        }

        void step(String call) {
            switch (random.nextInt(9)) {
                case 0 ->
                    desk.send(desk.signal(SignalType.EMERGENCY_DIALLED)
                            .setAgentId(any(AGENTS))
                            .setEndpointRef(random.nextBoolean() ? any(DEVICES) : null)
                            .setCallId(call));
                case 5 ->
                    desk.send(desk.signal(SignalType.BASE_STATUS_CHANGED)
                            .setAgentId(any(AGENTS))
                            .setStatus(random.nextBoolean() ? "Offline" : "Available")
                            .setChangedAt(desk.now()));
                case 1 -> desk.send(desk.signal(SignalType.SESSION_CLOSED).setAgentId(any(AGENTS)));
                case 2 -> desk.advance(Duration.ofMinutes(random.nextInt(40)));
                case 3 -> desk.send(desk.signal(SignalType.CALL_ANSWERED).setCallId(earlier(call)));
                case 4 -> desk.send(desk.signal(SignalType.CALL_ENDED).setCallId(earlier(call)));
                default -> compare(call);
            }
            follow();
        }

        void follow() {
            desk.events().forEach(event -> tables.apply(event.topic(), event.key(), event.value(), desk.now()));
        }

        private void compare(String call) {
            String number = any(NUMBERS);
            boolean inbound = random.nextBoolean();
            String caller = inbound ? null : any(AGENTS);
            boolean trusted = random.nextBoolean();
            IncomingCall incoming = IncomingCall.toNumber(number).withCallId(call);
            Routing before = tables.route(caller == null ? incoming : incoming.fromAgent(caller), desk.now());
            desk.send(desk.signal(SignalType.POOL_NUMBER_CALLED)
                    .setCallId(call)
                    .setNumber(number)
                    .setAgentId(caller)
                    .setTrusted(!desk.listed() || trusted)
                    .setDirection(inbound ? SignalDirection.INBOUND : SignalDirection.OUTBOUND));
            CallbackDecision decision = desk.decision();
            RoutingTable decided = new RoutingTable("+12025550190");
            decided.apply("override.decisions", call, decision, desk.now());
            Routing after = decided.route(incoming, desk.now());
            compared++;
            if (!agree(before, after)) {
                disagreements.add(before + " but decided " + after);
            }
        }

        /** A table that waits for the decision agrees with whatever it is. */
        private static boolean agree(Routing table, Routing decision) {
            return table instanceof Routing.AwaitDecision || table.equals(decision);
        }

        private String earlier(String call) {
            return "c" + random.nextInt(Integer.parseInt(call.substring(1)) + 1);
        }

        private String any(List<String> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
