package io.ringback.intake;

import static io.ringback.intake.IntakeDriver.event;
import static io.ringback.intake.IntakeDriver.inbound;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.event.CallEventType;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A STARTED under an id that is known: the call told again (R14), or another call (R22). */
final class StartedAgainTest {
    private static final String NUMBER = "+12025550123";

    private final IntakeDriver intake = new IntakeDriver();

    @AfterEach
    void close() {
        intake.close();
    }

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

    /** R22: whose agent, direction, gateway or number is another is another call. */
    @Test
    void servesAnotherCallUnderAKnownIdByItsOwnRight() {
        intake.accepted(NUMBER, "default");
        intake.call(outbound("c1", "911").setGatewayId("g1"));
        intake.call(outbound("c1", "911").setGatewayId("g1").setAgentId("bob"));
        intake.call(outbound("c1", "911").setGatewayId("g2"));
        intake.call(outbound("c1", NUMBER).setGatewayId("g1"));
        intake.call(inbound("c1", NUMBER).setGatewayId("g1").setAgentId("ann"));

        assertThat(intake.signals())
                .hasSize(5)
                .extracting(EmergencySignal::getAnew)
                .containsExactly(false, true, true, true, true);
        assertThat(intake.rejects()).hasSize(4).containsOnly("CALL_ID_REUSED callId");
    }

    @ParameterizedTest
    @CsvSource({"1, 0, true", "0, 60, false", "-1, 0, false", "-1, 11, true"})
    void knowsACallThatBeganAnewByItsTimes(int occurredAfterTheEnd, int appendedAfterTheEnd, boolean anew) {
        Instant ended = IntakeDriver.START.plusSeconds(5);
        intake.call(outbound("c1", "911").setOccurredAt(ended));
        intake.call(event(CallEventType.ENDED, "c1").setOccurredAt(ended));
        intake.advance(Duration.ofSeconds(appendedAfterTheEnd));
        intake.call(outbound("c1", "911").setOccurredAt(ended.plusSeconds(occurredAfterTheEnd)));

        assertThat(intake.signals()).last().satisfies(signal -> {
            assertThat(signal.getType()).isEqualTo(SignalType.EMERGENCY_DIALLED);
            assertThat(signal.getAnew()).isEqualTo(anew);
        });
        assertThat(intake.rejects()).hasSize(anew ? 1 : 0);
    }

    /** R14: a gateway that stamps each telling anew, and tells one again long after the end. */
    @Test
    void takesAStartOfTheTimeOfAKnownCallForThatCall() {
        Instant started = IntakeDriver.START.plusSeconds(5);
        intake.call(outbound("c1", "911").setOccurredAt(started));
        intake.call(event(CallEventType.ENDED, "c1").setOccurredAt(started.plusSeconds(5)));
        intake.advance(Duration.ofSeconds(30));
        intake.call(outbound("c1", "911").setOccurredAt(started.plusMillis(1)));

        assertThat(intake.signals()).hasSize(3).noneMatch(EmergencySignal::getAnew);
        assertThat(intake.rejects()).isEmpty();
    }

    @Test
    void servesAnAgentWhomASecondStartNames() {
        intake.call(outbound("c1", "911").setAgentId(null));
        intake.call(outbound("c1", "911"));

        assertThat(intake.signals()).extracting(EmergencySignal::getAgentId).containsExactly(null, "ann");
        assertThat(intake.rejects()).containsExactly("NO_AGENT agentId", "CALL_ID_REUSED callId");
    }

    @Test
    void keepsAnOrdinaryCallUnderALegsIdFromEndingTheLeg() {
        intake.call(outbound("c1", "911").setGatewayId("g1"));
        intake.call(inbound("c1", "+12025550150").setGatewayId("g2"));
        intake.call(event(CallEventType.ENDED, "c1").setGatewayId("g2"));
        intake.call(event(CallEventType.ANSWERED, "c1").setGatewayId("g1"));

        assertThat(intake.types()).containsExactly(SignalType.EMERGENCY_DIALLED, SignalType.CALL_ANSWERED);
        assertThat(intake.rejects()).containsExactly("CALL_ID_REUSED callId");
    }

    @Test
    void remembersFewCallsOfOneId() {
        for (int call = 0; call < 50; call++) {
            intake.call(outbound("c1", "911").setAgentId("agent-" + call));
        }

        assertThat(intake.signals()).hasSize(50);
        assertThat(intake.legs()).isEqualTo(8);
    }

    /** Another gateway that counts from 1 again and again: the emergency's end is still the emergency's. */
    @Test
    void remembersAnEmergencyBesideManyOrdinaryCallsOfItsId() {
        intake.call(outbound("c1", "911").setGatewayId("g1"));
        for (int call = 0; call < 50; call++) {
            intake.call(outbound("c1", "+12025550150").setGatewayId("g2").setAgentId("agent-" + call));
        }
        intake.call(event(CallEventType.ENDED, "c1").setGatewayId("g1"));

        assertThat(intake.types()).containsExactly(SignalType.EMERGENCY_DIALLED, SignalType.CALL_ENDED);
        assertThat(intake.legs()).isEqualTo(8);
    }

    @Test
    void remembersAnEmergencyThatLastsBesideManyOfItsIdThatAreOver() {
        intake.call(outbound("c1", "911").setGatewayId("g1"));
        for (int call = 0; call < 50; call++) {
            intake.call(outbound("c1", "911").setGatewayId("g2").setAgentId("agent-" + call));
            intake.call(event(CallEventType.ENDED, "c1").setGatewayId("g2"));
        }
        intake.signals();
        intake.call(event(CallEventType.ANSWERED, "c1").setGatewayId("g1"));

        assertThat(intake.signal().getAgentId()).isEqualTo("ann");
    }

    /** A session that has forgotten the call (R25) takes it for no new one (R14). */
    @Test
    void saysOfACallThatEndedThatItIsToldAgain() {
        intake.call(outbound("c1", "911"));
        intake.call(event(CallEventType.ENDED, "c1"));
        intake.call(outbound("c1", "911"));

        assertThat(intake.signals()).extracting(EmergencySignal::getToldAgain).containsExactly(false, false, true);
    }

    /** Else the test's answer would revive the emergency and lease a number for it (R8, R13). */
    @Test
    void keepsATestUnderALegsIdFromRevivingTheLeg() {
        intake.call(outbound("c1", "911"));
        intake.call(event(CallEventType.ENDED, "c1").setOccurredAt(IntakeDriver.START.plusSeconds(5)));
        intake.call(outbound("c1", "933").setOccurredAt(IntakeDriver.START.plusSeconds(60)));
        intake.call(event(CallEventType.ANSWERED, "c1").setOccurredAt(IntakeDriver.START.plusSeconds(61)));

        assertThat(intake.types())
                .containsExactly(SignalType.EMERGENCY_DIALLED, SignalType.CALL_ENDED, SignalType.TEST_DIALLED);
        assertThat(intake.rejects()).containsExactly("CALL_ID_REUSED callId");
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
}
