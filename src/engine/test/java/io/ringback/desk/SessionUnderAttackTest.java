package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.core.AgentId;
import io.ringback.core.CallId;
import io.ringback.core.CallStart;
import io.ringback.core.CallbackNumber;
import io.ringback.core.Caller;
import io.ringback.core.Change;
import io.ringback.core.Decision;
import io.ringback.core.Delivery;
import io.ringback.core.DeskRules;
import io.ringback.core.EndpointRef;
import io.ringback.core.LaterEvent;
import io.ringback.core.PoolName;
import io.ringback.core.PoolState;
import io.ringback.core.Signal;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.state.StandingRow;
import io.ringback.wire.EventSerdes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R25: whoever rings one number, dials 911 again or links calls, with the longest ids: the row stays small. */
final class SessionUnderAttackTest {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int CALLS = 10_000;
    private static final CallbackNumber NUMBER = new CallbackNumber("+12025550101");
    private static final AgentId AGENT = new AgentId("ann".repeat(85));

    private final PoolName name = new PoolName("default");
    private final PoolState pool =
            new PoolState(name, Policies.of(Settings.load(SettingSources.none()), name), agent -> null);
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private int largest;

    @Test
    void staysWithinTheBoundWhileCallbacksComeAndEnd() {
        begin();
        for (int i = 0; i < CALLS; i++) {
            decide(callback(i));
            decide(new Signal.CallEnded(new LaterEvent(longId(i), null, null, null, null)));
        }
        assertThat(largest).isLessThan(MOST_BYTES);
    }

    @Test
    void staysWithinTheBoundWhileNothingEnds() {
        begin();
        for (int i = 0; i < CALLS; i++) {
            decide(i % 3 == 0 ? new Signal.EmergencyDialled(AGENT, start(i, null)) : callback(i));
        }
        assertThat(largest).isLessThan(MOST_BYTES);
    }

    @Test
    void staysWithinTheBoundWhileCallsLinkToEachOther() {
        begin();
        for (int i = 0; i < CALLS; i++) {
            decide(callback(2 * i));
            decide(new Signal.LinkedCallStarted(longId(2 * i), start(2 * i + 1, longId(2 * i))));
            decide(new Signal.CallEnded(new LaterEvent(longId(2 * i), null, null, null, null)));
        }
        assertThat(largest).isLessThan(MOST_BYTES);
    }

    private void begin() {
        decide(new Signal.NumberOffered(NUMBER, name));
        decide(new Signal.EmergencyDialled(AGENT, start(-1, null)));
    }

    private Signal callback(int i) {
        return new Signal.NumberCalled(
                NUMBER, Signal.Direction.INBOUND, null, new Caller(false, true, false), start(i, null));
    }

    private static CallStart start(int i, @Nullable CallId linkedTo) {
        return new CallStart(
                longId(i),
                null,
                null,
                new EndpointRef("\u8a71".repeat(256)),
                linkedTo,
                CallStart.Told.FIRST,
                Instant.parse("2026-03-01T12:00:00Z"),
                null,
                CallStart.Early.NOTHING);
    }

    private static CallId longId(int i) {
        String tail = Integer.toString(i);
        return new CallId("\u8a71".repeat(256 - tail.length()) + tail);
    }

    private void decide(Signal signal) {
        now = now.plusMillis(10);
        Decision decision = DeskRules.decide(pool, new Delivery(signal, null, 0, now), now);
        for (Change change : decision.changes()) {
            pool.apply(change);
            if (change instanceof Change.PutPartyState put) {
                byte[] row = EventSerdes.avro(StandingRow.class)
                        .serializer()
                        .serialize("", StateRows.row("default", put.state()));
                largest = Math.max(largest, row.length);
                StandingRow read =
                        EventSerdes.avro(StandingRow.class).deserializer().deserialize("", row);
                assertThat(StateRows.standing(read)).isEqualTo(put);
            }
        }
    }

    @Test
    void answersAnotherAgentAtOnce() {
        begin();
        decide(new Signal.NumberOffered(new CallbackNumber("+12025550102"), name));
        for (int i = 0; i < CALLS; i++) {
            decide(callback(i));
        }
        Signal other = new Signal.EmergencyDialled(new AgentId("bob"), start(CALLS, null));
        assertThat(DeskRules.decide(pool, new Delivery(other, null, 0, now), now)
                        .changes())
                .anyMatch(Change.PutLease.class::isInstance);
        assertThat(List.of(pool.remembered())).containsExactly(1);
    }
}
