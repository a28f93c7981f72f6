package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.desk.TamperedDesk.Tampering;
import io.ringback.event.CallbackNumber;
import io.ringback.event.EmergencySignal;
import io.ringback.event.LeaseState;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.junit.jupiter.api.Test;

/** R7: the signal about nothing, which a desk sends itself at the hour, may be lost while nothing else comes. */
class LostNudgeTest {
    private static final Duration LEASE = Duration.ofMinutes(60);
    private static final Duration LOST_AFTER = Duration.ofSeconds(10);

    private final Settings settings = Settings.load(SettingSources.none());
    private final SignalsInOrder signals = new SignalsInOrder();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    /** How often the time can be asked for until that fails once. */
    private int questions = Integer.MAX_VALUE;

    @Test
    void sendsItselfAnotherAndReleasesTheNumber() {
        try (TamperedDesk desk = desk()) {
            leaseANumber(desk);
            loseTheSignalAfterTheWaking();

            List<TamperedDesk.Published> lost = pass(desk, LEASE);
            assertThat(nudges(lost)).isEqualTo(1);
            assertThat(released(lost)).isFalse();

            List<TamperedDesk.Published> again = pass(desk, LOST_AFTER);
            assertThat(nudges(again)).isEqualTo(1);
            assertThat(released(again)).isTrue();
        }
    }

    private void loseTheSignalAfterTheWaking() {
        questions = 1;
    }

    private Instant time() {
        if (questions-- == 0) {
            questions = Integer.MAX_VALUE;
            throw new IllegalStateException("this reading fails");
        }
        return now;
    }

    private static long nudges(List<TamperedDesk.Published> published) {
        return TamperedDesk.rows(EmergencySignal.class, published).stream()
                .filter(signal -> signal.getType() == SignalType.CLOCK_PROBED)
                .count();
    }

    private static boolean released(List<TamperedDesk.Published> published) {
        return TamperedDesk.rows(CallbackNumber.class, published).stream()
                .anyMatch(row -> row.getState() == LeaseState.RELEASED);
    }

    private List<TamperedDesk.Published> pass(TamperedDesk desk, Duration time) {
        now = now.plus(time);
        return desk.advance(time);
    }

    private void leaseANumber(TamperedDesk desk) {
        send(
                desk,
                signals.next(SignalType.NUMBER_OFFERED, "default", now)
                        .setNumber("+12025550101")
                        .setToPool("default"));
        send(
                desk,
                signals.next(SignalType.EMERGENCY_DIALLED, "default", now)
                        .setAgentId("ann")
                        .setCallId("c1"));
        send(desk, signals.next(SignalType.CALL_ENDED, "default", now).setCallId("c1"));
    }

    private void send(TamperedDesk desk, EmergencySignal.Builder signal) {
        desk.send(signal.build(), now);
    }

    private TamperedDesk desk() {
        Tampering tampering = new Tampering(
                this::time, false, UnaryOperator.identity(), LogAndContinueProcessingExceptionHandler.class);
        return new TamperedDesk(settings, new KeptStores(), tampering, now);
    }
}
