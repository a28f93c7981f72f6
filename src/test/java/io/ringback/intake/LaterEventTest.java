package io.ringback.intake;

import static io.ringback.intake.IntakeDriver.event;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the events after a STARTED become, and those that overtook it (R14). */
final class LaterEventTest {
    private final IntakeDriver intake = new IntakeDriver();

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void fillsInWhatALegsLaterEventsDoNotSay() {
        intake.call(outbound("c1", "911").setPool("north"));
        intake.call(event(CallEventType.ANSWERED, "c1"));
        intake.call(event(CallEventType.KEEPALIVE, "c1"));
        intake.call(event(CallEventType.ENDED, "c1").setAgentId("bob").setPool("south"));
        intake.call(event(CallEventType.SESSION_CLOSED, "c1").setAgentId("bob"));

        assertThat(intake.signals())
                .allSatisfy(signal -> {
                    assertThat(signal.getPool()).isEqualTo("north");
                    assertThat(signal.getCallId()).isEqualTo("c1");
                    assertThat(signal.getAgentId()).isEqualTo("ann");
                })
                .extracting(EmergencySignal::getType)
                .containsExactly(
                        SignalType.EMERGENCY_DIALLED,
                        SignalType.CALL_ANSWERED,
                        SignalType.CALL_ALIVE,
                        SignalType.CALL_ENDED,
                        SignalType.SESSION_CLOSED);
    }

    @Test
    void closesByAgentWhenNoKnownCallIsNamed() {
        intake.call(
                event(CallEventType.SESSION_CLOSED, "unknown").setAgentId("ann").setPool("north"));
        intake.call(
                "key",
                IntakeDriver.bytes(
                        CallEvent.class,
                        event(CallEventType.SESSION_CLOSED, null)
                                .setAgentId("bob")
                                .build()));

        assertThat(intake.signals())
                .extracting(
                        EmergencySignal::getType,
                        EmergencySignal::getPool,
                        EmergencySignal::getCallId,
                        EmergencySignal::getAgentId)
                .containsExactly(
                        tuple(SignalType.SESSION_CLOSED, "north", "unknown", "ann"),
                        tuple(SignalType.SESSION_CLOSED, "default", null, "bob"));
        assertThat(intake.rejects()).isEmpty();
    }

    @Test
    void carriesWhatOvertookACallsStartInsideIt() {
        intake.call(event(CallEventType.ANSWERED, "c1"));
        intake.call(event(CallEventType.ENDED, "c2"));
        intake.call(event(CallEventType.SESSION_CLOSED, "c2"));
        intake.advance(Duration.ofSeconds(10));
        intake.call(outbound("c1", "911"));
        intake.call(outbound("c2", "911"));
        intake.call(outbound("c3", "911"));

        assertThat(intake.signals())
                .extracting(
                        EmergencySignal::getAnsweredEarly,
                        EmergencySignal::getEndedEarly,
                        EmergencySignal::getClosedEarly)
                .containsExactly(tuple(true, false, false), tuple(false, true, true), tuple(false, false, false));
    }

    @Test
    void forgetsAnEarlyEventAfterTenSeconds() {
        intake.call(event(CallEventType.ENDED, "c1"));
        intake.advance(Duration.ofMillis(10_001));
        intake.call(outbound("c1", "911"));

        assertThat(intake.signal().getEndedEarly()).isFalse();
    }

    @Test
    void remembersACloseByAgentForACallThatIsYetToStart() {
        intake.call(event(CallEventType.SESSION_CLOSED, "c1").setAgentId("ann"));
        intake.call(outbound("c1", "911"));

        assertThat(intake.signals()).extracting(EmergencySignal::getClosedEarly).containsExactly(false, true);
    }

    @Test
    void knowsACallForTwoLeasesAfterItsLastEvent() {
        intake.call(outbound("c1", "911"));
        for (int quarter = 0; quarter < 40; quarter++) {
            intake.advance(Duration.ofMinutes(15));
            intake.call(event(CallEventType.KEEPALIVE, "c1"));
        }
        intake.advance(Duration.ofHours(2));
        intake.call(event(CallEventType.ENDED, "c1"));

        assertThat(intake.types()).hasSize(42).last().isEqualTo(SignalType.CALL_ENDED);
        assertThat(intake.legs()).isEqualTo(1);
    }

    @Test
    void forgetsACallInTheEndAlsoWhenNothingHappens() {
        intake.call(outbound("c1", "911"));
        intake.advance(Duration.ofMinutes(136));

        assertThat(intake.legs()).isZero();
        intake.call(event(CallEventType.ENDED, "c1"));
        assertThat(intake.types()).containsExactly(SignalType.EMERGENCY_DIALLED);
    }
}
