package io.ringback.desk;

import static io.ringback.desk.TamperedDesk.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AgentStatus;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DirectRoute;
import io.ringback.event.EmergencySignal;
import io.ringback.event.LeaseState;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.event.RouteState;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** R11 across regions: east is lost with a lease, west goes on with it, and east comes back on what it had stored. */
class TwoRegionsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String EASTERN = "+12025550101";
    private static final String SPARE = "+12025550102";
    private static final String WESTERN = "+12025550151";
    private static final Duration LOST = Duration.ofMinutes(10);

    private final Settings settings = Settings.load(SettingSources.none().with("takeover.after", "PT2M"));
    private final KeptStores east = new KeptStores();
    private final KeptStores west = new KeptStores();
    private final SignalsInOrder signals = new SignalsInOrder();

    @Test
    void westGoesOnWithTheLeaseUnderAHigherFence() {
        CallbackNumber lost = leaseInTheEast();
        try (TamperedDesk desk = west(NOON.plus(LOST))) {
            List<TamperedDesk.Published> told = send(desk, takeover(lost), NOON.plus(LOST));

            CallbackNumber row = only(told, CallbackNumber.class);
            assertThat(row.getNumber()).isEqualTo(EASTERN);
            assertThat(row.getAgentId()).isEqualTo("ann");
            assertThat(row.getFence()).isGreaterThan(lost.getFence());
            assertThat(row.getIssuedAt()).isEqualTo(lost.getIssuedAt());
            assertThat(row.getExpiresAt()).isEqualTo(lost.getExpiresAt());
            DirectRoute route = only(told, DirectRoute.class);
            assertThat(route.getState()).isEqualTo(RouteState.ACTIVE);
            assertThat(route.getFence()).isEqualTo(row.getFence());
            assertThat(only(told, AgentStatus.class).getEmergency()).isTrue();
            assertThat(only(told, PooledNumber.class).getState()).isEqualTo(NumberState.WITHDRAWN);
        }
    }

    @Test
    void westNeverGivesTheNumberToAnybodyElse() {
        CallbackNumber lost = leaseInTheEast();
        Instant now = NOON.plus(LOST);
        try (TamperedDesk desk = west(now)) {
            send(desk, takeover(lost), now);

            assertThat(numbers(send(desk, dials("bob", "w1"), now))).containsExactly(WESTERN);
            assertThat(numbers(send(desk, dials("cid", "w2"), now))).isEmpty();
            send(desk, signal(SignalType.CALL_ENDED, now).setCallId("w1"), now);
            pass(desk, Duration.ofHours(5));
            Instant later = now.plus(Duration.ofHours(5));
            assertThat(numbers(send(desk, dials("dan", "w3"), later))).containsExactly(WESTERN);
            assertThat(numbers(send(desk, dials("eve", "w4"), later))).isEmpty();
        }
    }

    @Test
    void westHoldsItAlsoWhenItRestarts() {
        CallbackNumber lost = leaseInTheEast();
        Instant now = NOON.plus(LOST);
        try (TamperedDesk desk = west(now)) {
            send(desk, takeover(lost), now);
        }
        Instant soon = now.plusSeconds(10);
        try (TamperedDesk again = new TamperedDesk(settings, west, soon)) {
            assertThat(send(again, takeover(lost), soon)).isEmpty();
            assertThat(numbers(send(again, dials("ann", "w1"), soon))).containsExactly(EASTERN);
        }
    }

    @Test
    void eastGivesOutNothingThatMayBeHeldInTheWest() {
        leaseInTheEast();
        Instant back = NOON.plus(Duration.ofHours(3));
        try (TamperedDesk desk = new TamperedDesk(settings, east, back)) {
            List<TamperedDesk.Published> told = send(desk, dials("bob", "e2"), back);

            assertThat(numbers(told)).containsExactly(SPARE);
            assertThat(only(told, PooledNumber.class).getNumber()).isEqualTo(EASTERN);
            assertThat(only(told, PooledNumber.class).getState()).isEqualTo(NumberState.WITHDRAWN);
            assertThat(numbers(send(desk, dials("cid", "e3"), back))).isEmpty();
        }
    }

    @Test
    void eastDoesSoBeforeItsFirstEmergencyAlsoWhenItIsBackBeforeTheLeaseIsOver() {
        leaseInTheEast();
        Instant back = NOON.plus(LOST);
        try (TamperedDesk desk = new TamperedDesk(settings, east, back)) {
            send(desk, dials("bob", "e2"), back);
            send(desk, signal(SignalType.CALL_ENDED, back).setCallId("e2"), back);
            pass(desk, Duration.ofHours(9));
            Instant later = back.plus(Duration.ofHours(9));

            assertThat(numbers(send(desk, dials("cid", "e3"), later))).containsExactly(SPARE);
            assertThat(numbers(send(desk, dials("dan", "e4"), later))).isEmpty();
        }
    }

    @Test
    void aRestartOfTheEastAfterALongCallIsNoLoss() {
        Instant end;
        try (TamperedDesk desk = new TamperedDesk(settings, east, NOON)) {
            offer(desk, EASTERN);
            send(desk, dials("ann", "e1"), NOON);
            pass(desk, Duration.ofMinutes(50));
            end = NOON.plus(Duration.ofMinutes(50));
        }
        Instant back = end.plusSeconds(60);
        try (TamperedDesk desk = new TamperedDesk(settings, east, back)) {
            List<TamperedDesk.Published> told = send(desk, signal(SignalType.CLOCK_PROBED, back), back);

            assertThat(rows(PooledNumber.class, told)).isEmpty();
        }
    }

    /** It was there all the while: what was released days ago is nobody's, in no region. */
    @Test
    void aRestartOfTheEastAfterQuietDaysIsNoLoss() {
        try (TamperedDesk desk = new TamperedDesk(settings, east, NOON)) {
            offer(desk, EASTERN);
            send(desk, dials("ann", "e1"), NOON);
            send(desk, signal(SignalType.CALL_ENDED, NOON).setCallId("e1"), NOON);
            pass(desk, Duration.ofHours(2));
        }
        Instant back = NOON.plus(Duration.ofDays(2));
        try (TamperedDesk desk = new TamperedDesk(settings, east, back)) {
            List<TamperedDesk.Published> told = send(desk, dials("bob", "e2"), back);

            assertThat(rows(PooledNumber.class, told)).isEmpty();
            assertThat(numbers(told)).containsExactly(EASTERN);
        }
    }

    @Test
    void oneRegionAloneNeverNotesThatItIsThere() {
        Settings alone = Settings.load(SettingSources.none());
        try (TamperedDesk desk = new TamperedDesk(alone, east, NOON)) {
            offer(desk, EASTERN);
            send(desk, dials("ann", "e1"), NOON);
        }
        Instant back = NOON.plus(Duration.ofHours(3));
        try (TamperedDesk desk = new TamperedDesk(alone, east, back)) {
            assertThat(rows(PooledNumber.class, send(desk, signal(SignalType.CLOCK_PROBED, back), back)))
                    .isEmpty();
        }
    }

    private CallbackNumber leaseInTheEast() {
        try (TamperedDesk desk = new TamperedDesk(settings, east, NOON)) {
            offer(desk, EASTERN);
            CallbackNumber row = only(send(desk, dials("ann", "e1"), NOON), CallbackNumber.class);
            send(desk, signal(SignalType.CALL_ENDED, NOON).setCallId("e1"), NOON);
            offer(desk, SPARE);
            return row;
        }
    }

    private TamperedDesk west(Instant now) {
        TamperedDesk desk = new TamperedDesk(settings, west, now);
        desk.send(
                signal(SignalType.NUMBER_OFFERED, now)
                        .setNumber(WESTERN)
                        .setToPool("default")
                        .build(),
                now);
        return desk;
    }

    /** In steps: a desk that sleeps through hours was away. */
    private static void pass(TamperedDesk desk, Duration time) {
        for (Duration left = time; !left.isZero(); left = left.minusSeconds(30)) {
            desk.advance(Duration.ofSeconds(30));
        }
    }

    private void offer(TamperedDesk desk, String number) {
        send(desk, signal(SignalType.NUMBER_OFFERED, NOON).setNumber(number).setToPool("default"), NOON);
    }

    /** As intake tells of the row that the operator has copied. */
    private EmergencySignal.Builder takeover(CallbackNumber lost) {
        return signal(SignalType.NUMBER_TAKEN_OVER, NOON.plus(LOST))
                .setNumber(lost.getNumber())
                .setToPool(lost.getPool())
                .setAgentId(lost.getAgentId())
                .setFence(lost.getFence())
                .setIssuedAt(lost.getIssuedAt())
                .setLeasedUntil(lost.getExpiresAt());
    }

    private EmergencySignal.Builder dials(String agent, String call) {
        return signal(SignalType.EMERGENCY_DIALLED, NOON).setAgentId(agent).setCallId(call);
    }

    private EmergencySignal.Builder signal(SignalType type, Instant at) {
        return signals.next(type, "default", at);
    }

    private static List<TamperedDesk.Published> send(TamperedDesk desk, EmergencySignal.Builder signal, Instant now) {
        return desk.send(signal.setAppendedAt(now).build(), now);
    }

    private static List<String> numbers(List<TamperedDesk.Published> told) {
        return rows(CallbackNumber.class, told).stream()
                .filter(row -> row.getState() == LeaseState.ISSUED || row.getState() == LeaseState.EXTENDED)
                .map(CallbackNumber::getNumber)
                .toList();
    }

    private static <T extends SpecificRecord> T only(List<TamperedDesk.Published> told, Class<T> type) {
        List<T> all = rows(type, told);
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
