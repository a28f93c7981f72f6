package io.ringback.intake;

import static io.ringback.intake.IntakeDriver.event;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.event.CallEventType;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A STARTED under an id that is known: the call is told again (R14, R22). */
final class StartedAgainTest {
    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

    @Test
    void readsATestThatIsToldTwiceBackOnce() {
        intake.call(outbound("c1", "933"));
        intake.call(outbound("c1", "933"));
        intake.call(outbound("c1", "933").setOccurredAt(IntakeDriver.START.plusSeconds(1)));
        intake.call(outbound("c1", "933").setAgentId("bob"));

        assertThat(intake.signals())
                .extracting(EmergencySignal::getAgentId, EmergencySignal::getOccurredAt)
                .containsExactly(
                        tuple("ann", IntakeDriver.START),
                        tuple("ann", IntakeDriver.START.plusSeconds(1)),
                        tuple("bob", IntakeDriver.START));
        assertThat(intake.counted("duplicate")).isEqualTo(1);
    }

    @Test
    void passesOverACallThatTheGatewayStartsTwice() {
        intake.call(outbound("c1", "911"));
        intake.advance(Duration.ofMinutes(90));
        intake.call(outbound("c1", "911"));
        intake.call(outbound("c1", "+12025550150"));

        assertThat(intake.signals()).extracting(EmergencySignal::getToldAgain).containsExactly(false, true);
        assertThat(intake.counted("duplicate")).isEqualTo(1);
        assertThat(intake.rejects()).isEmpty();
    }

    /** R8: it may have presumed the call over, whose end was lost, and R14: have read the first telling too late. */
    @Test
    void tellsTheDeskThatAnAgentsEmergencyIsToldAgainAlsoBeforeItsEnd() {
        intake.call(outbound("c1", "911"));
        intake.call(outbound("c1", "911").setOccurredAt(IntakeDriver.START.plusSeconds(90)));
        intake.call(outbound("c2", "911").setAgentId(null));
        intake.call(outbound("c2", "911").setAgentId(null));

        assertThat(intake.signals())
                .extracting(EmergencySignal::getCallId, EmergencySignal::getToldAgain, EmergencySignal::getOccurredAt)
                .containsExactly(
                        tuple("c1", false, IntakeDriver.START),
                        tuple("c1", true, IntakeDriver.START.plusSeconds(90)),
                        tuple("c2", false, IntakeDriver.START));
    }

    /** As a proxy's far side tells it: else its end and its close would be taken for those of a call that has no agent. */
    @Test
    void takesATellingThatNamesNoAgentForTheAgentsCall() {
        intake.call(outbound("c1", "911").setPool("north"));
        intake.call(outbound("c1", "911").setAgentId(null));
        intake.call(event(CallEventType.ENDED, "c1"));
        intake.call(event(CallEventType.SESSION_CLOSED, "c1"));

        assertThat(intake.signals())
                .extracting(EmergencySignal::getType, EmergencySignal::getPool, EmergencySignal::getToldAgain)
                .containsExactly(
                        tuple(SignalType.EMERGENCY_DIALLED, "north", false),
                        tuple(SignalType.EMERGENCY_DIALLED, "north", true),
                        tuple(SignalType.CALL_ENDED, "north", false),
                        tuple(SignalType.SESSION_CLOSED, "north", false));
        assertThat(intake.rejects()).isEmpty();
    }

    @Test
    void tellsAgainOfACallThatStartsAgainAtTheVeryMomentItEnded() {
        intake.call(outbound("c1", "911"));
        intake.call(event(CallEventType.ENDED, "c1"));
        intake.advance(Duration.ofMinutes(5));
        intake.call(outbound("c1", "911"));

        assertThat(intake.signals())
                .extracting(EmergencySignal::getType, EmergencySignal::getAnew)
                .containsExactly(
                        tuple(SignalType.EMERGENCY_DIALLED, false),
                        tuple(SignalType.CALL_ENDED, false),
                        tuple(SignalType.EMERGENCY_DIALLED, false));
        assertThat(intake.rejects()).isEmpty();
    }

    /** A session that has forgotten the call (R25) takes it for no new one (R14). */
    @Test
    void saysOfACallThatEndedThatItIsToldAgain() {
        intake.call(outbound("c1", "911"));
        intake.call(event(CallEventType.ENDED, "c1"));
        intake.call(outbound("c1", "911"));

        assertThat(intake.signals()).extracting(EmergencySignal::getToldAgain).containsExactly(false, false, true);
    }

    /** The desk that knows the call; another would serve it as a new emergency. */
    @Test
    void saysThatACallIsToldAgainToTheDeskThatHasIt() {
        intake.call(outbound("c1", "911").setPool("north"));
        intake.call(event(CallEventType.ENDED, "c1"));
        intake.call(outbound("c1", "911").setPool("south"));

        assertThat(intake.signals()).extracting(EmergencySignal::getPool).containsOnly("north");
    }

    /** Its desk had passed over the first telling for its age (R14). */
    @Test
    void servesACallWhoseFirstTellingWasTooOldWhenItIsToldAgain() {
        intake.advance(Duration.ofMinutes(61));
        intake.callAppended(IntakeDriver.START, outbound("c1", "911"));
        intake.callAppended(IntakeDriver.START, outbound("c1", "911"));
        intake.call(outbound("c1", "911"));
        intake.call(event(CallEventType.ENDED, "c1"));

        assertThat(intake.signals())
                .extracting(EmergencySignal::getType, EmergencySignal::getToldAgain, EmergencySignal::getAnew)
                .containsExactly(
                        tuple(SignalType.EMERGENCY_DIALLED, false, false),
                        tuple(SignalType.EMERGENCY_DIALLED, false, false),
                        tuple(SignalType.EMERGENCY_DIALLED, false, false),
                        tuple(SignalType.CALL_ENDED, false, false));
    }

    /** R28: a desk whose clock is behind intake's serves what is too old by intake's. */
    @Test
    void remembersACallThatItsDeskMayStillServe() {
        intake.advance(Duration.ofMinutes(60).plusSeconds(3));
        intake.callAppended(IntakeDriver.START, outbound("c1", "911"));
        intake.call(event(CallEventType.ENDED, "c1"));

        assertThat(intake.types()).containsExactly(SignalType.EMERGENCY_DIALLED, SignalType.CALL_ENDED);
    }
}
