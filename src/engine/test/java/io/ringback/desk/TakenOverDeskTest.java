package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * R11: a desk whose instance was cut off is turned away by the offsets in its transactions, and one in which it has read
 * nothing may have none. It was seen to release, late, what another had released meanwhile.
 */
class TakenOverDeskTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(60);
    private static final Duration TICK = Duration.ofMillis(100);

    private final Settings settings = Settings.load(SettingSources.none());
    private final KeptStores stores = new KeptStores();
    private final SignalsInOrder signals = new SignalsInOrder();

    @Test
    void readsASignalOfItsOwnBeforeTimeAloneDecidesAnything() {
        leaseANumber();
        try (TamperedDesk desk = new TamperedDesk(settings, stores, NOW.plus(LEASE.multipliedBy(2)))) {
            assertReleasedByASignalOfItsOwn(desk.advance(TICK));
        }
    }

    @Test
    void doesSoAlsoWhenItHasReadOthers() {
        leaseANumber();
        try (TamperedDesk desk = new TamperedDesk(settings, stores, NOW.plusSeconds(1))) {
            desk.send(signal(SignalType.CLOCK_PROBED).build(), NOW.plusSeconds(1));

            assertReleasedByASignalOfItsOwn(desk.advance(LEASE));
        }
    }

    private static void assertReleasedByASignalOfItsOwn(List<TamperedDesk.Published> published) {
        assertThat(TamperedDesk.rows(EmergencySignal.class, published))
                .extracting(EmergencySignal::getType)
                .containsExactly(SignalType.CLOCK_PROBED);
        assertThat(published).anyMatch(each -> each.topic().equals("callback-numbers"));
    }

    private void leaseANumber() {
        try (TamperedDesk desk = new TamperedDesk(settings, stores, NOW)) {
            send(
                    desk,
                    signal(SignalType.NUMBER_OFFERED).setNumber("+12025550101").setToPool("default"));
            send(desk, signal(SignalType.EMERGENCY_DIALLED).setAgentId("ann").setCallId("c1"));
            send(desk, signal(SignalType.CALL_ENDED).setCallId("c1"));
        }
    }

    private static void send(TamperedDesk desk, EmergencySignal.Builder signal) {
        desk.send(signal.build(), NOW);
    }

    private EmergencySignal.Builder signal(SignalType type) {
        return signals.next(type, "default", NOW);
    }
}
