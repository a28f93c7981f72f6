package io.ringback.intake;

import static io.ringback.intake.IntakeDriver.event;
import static io.ringback.intake.IntakeDriver.inbound;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEventType;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call id comes again (R22): the same call, or another one. */
final class CallIdAgainTest {
    private static final String NUMBER = "+12025550123";

    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

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
}
