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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Which desk hears of a SESSION_CLOSED, and of which call it is (R4). */
final class CloseTest {
    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

    @Test
    void passesOnThatAnOperatorReleasesANumber() {
        intake.call(event(CallEventType.SESSION_CLOSED, "operator")
                .setAgentId("ann")
                .setPool("north")
                .setReleases("+12025550123"));

        assertThat(intake.signals())
                .extracting(EmergencySignal::getType, EmergencySignal::getAgentId, EmergencySignal::getReleases)
                .containsExactly(tuple(SignalType.SESSION_CLOSED, "ann", "+12025550123"));
    }

    @Test
    void tellsAnAgentsOwnDeskOfACloseThatNamesAnothersCall() {
        intake.accepted("+12025550123", "north");
        intake.call(IntakeDriver.inbound("c1", "+12025550123"));
        intake.call(event(CallEventType.SESSION_CLOSED, "c1").setAgentId("ann"));

        assertThat(intake.signals().stream().filter(signal -> signal.getType() == SignalType.SESSION_CLOSED))
                .extracting(EmergencySignal::getPool, EmergencySignal::getCallId, EmergencySignal::getAgentId)
                .containsExactly(tuple("north", "c1", "ann"), tuple("default", "c1", "ann"));
    }

    @Test
    void takesACloseForTheAgentsCallOfTwoThatHaveOneId() {
        intake.call(outbound("c1", "911").setGatewayId("g1").setPool("north"));
        intake.call(outbound("c1", "911").setGatewayId("g2").setAgentId(null));
        intake.signals();
        intake.call(event(CallEventType.SESSION_CLOSED, "c1"));

        EmergencySignal signal = intake.signal();
        assertThat(signal.getPool()).isEqualTo("north");
        assertThat(signal.getAgentId()).isEqualTo("ann");
    }

    @Test
    void tellsTheDeskOfAPoolThatNobodyKnowsThatAnAgentCloses() {
        intake.call(event(CallEventType.SESSION_CLOSED, "c1").setAgentId("ann").setPool("gone"));
        intake.call(event(CallEventType.SESSION_CLOSED, "c1").setAgentId("ann").setPool("no name"));

        assertThat(intake.signals()).extracting(EmergencySignal::getPool).containsExactly("default", "gone", "default");
    }

    @Test
    void takesACloseForASessionWhoseFirstCallIsLongForgotten() {
        intake.call(outbound("c1", "911").setPool("north"));
        intake.advance(Duration.ofMinutes(136));
        assertThat(intake.legs()).isZero();
        intake.call(event(CallEventType.SESSION_CLOSED, "c1"));
        intake.call(event(CallEventType.SESSION_CLOSED, "ordinary"));

        assertThat(intake.signals())
                .extracting(EmergencySignal::getType, EmergencySignal::getPool, EmergencySignal::getCallId)
                .containsExactly(
                        tuple(SignalType.EMERGENCY_DIALLED, "north", "c1"),
                        tuple(SignalType.SESSION_CLOSED, "north", "c1"));
    }

    @Test
    void tellsTheDeskOfThePoolThatACloseNamesWhateverCallItIsOf() {
        intake.call(event(CallEventType.SESSION_CLOSED, "c1").setPool("north"));

        assertThat(intake.signals())
                .extracting(EmergencySignal::getType, EmergencySignal::getPool, EmergencySignal::getCallId)
                .containsExactly(tuple(SignalType.SESSION_CLOSED, "north", "c1"));
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
}
