package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallbackNumber;
import io.ringback.event.EmergencySignal;
import io.ringback.event.LeaseState;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One record that was handled under a wrong clock spoils nothing for the desk that takes over (R28). */
class WrongClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NUMBER = "+12025550101";

    private final Settings settings = Settings.load(SettingSources.none());
    private final SignalsInOrder signals = new SignalsInOrder();
    private final KeptStores stores = new KeptStores();

    @ParameterizedTest
    @ValueSource(strings = {"PT10S", "PT30M", "PT2H", "P700D"})
    void anHourIsAnHourAgainHoweverFarAheadTheClockWas(Duration ahead) {
        desk(
                ahead,
                signals.next(SignalType.NUMBER_OFFERED, "default", NOON)
                        .setNumber(NUMBER)
                        .setToPool("default")
                        .build());

        List<CallbackNumber> rows = new ArrayList<>();
        try (TamperedDesk right = new TamperedDesk(settings, stores, NOON)) {
            rows.addAll(TamperedDesk.rows(CallbackNumber.class, right.send(dials(), NOON)));
            right.send(
                    signals.next(SignalType.CALL_ENDED, "default", NOON)
                            .setCallId("c1")
                            .build(),
                    NOON);
            rows.addAll(TamperedDesk.rows(
                    CallbackNumber.class, right.advance(Duration.ofHours(1).plusSeconds(1))));
        }

        assertThat(rows).extracting(CallbackNumber::getState).containsExactly(LeaseState.ISSUED, LeaseState.RELEASED);
        assertThat(rows.get(0).getExpiresAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    private void desk(Duration ahead, EmergencySignal signal) {
        TamperedDesk.Tampering wrong =
                new TamperedDesk.Tampering(() -> NOON.plus(ahead), false, UnaryOperator.identity());
        try (TamperedDesk desk = new TamperedDesk(settings, stores, wrong, NOON)) {
            desk.send(signal, NOON);
        }
    }

    private EmergencySignal dials() {
        return signals.next(SignalType.EMERGENCY_DIALLED, "default", NOON)
                .setCallId("c1")
                .setAgentId("ann")
                .build();
    }
}
