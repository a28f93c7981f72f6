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
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A STARTED that links to another call (R21), which may not be known yet (R14). */
final class LinkedStartTest {
    private static final String NUMBER = "+12025550123";

    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

    @Test
    void tellsOfALegsOtherSideThatMeansNothingByItself() {
        intake.accepted(NUMBER, "north");
        intake.call(inbound("c1", NUMBER));
        intake.call(outbound("c2", "42").setLinkedCallId("c1").setAgentId("bob"));
        intake.call(outbound("c3", "?").setLinkedCallId("c2"));
        intake.call(event(CallEventType.ENDED, "c3"));

        assertThat(intake.signals())
                .extracting(
                        EmergencySignal::getType,
                        EmergencySignal::getPool,
                        EmergencySignal::getCallId,
                        EmergencySignal::getLinkedCallId)
                .containsExactly(
                        tuple(SignalType.POOL_NUMBER_CALLED, "north", "c1", null),
                        tuple(SignalType.LINKED_CALL_STARTED, "north", "c2", "c1"),
                        tuple(SignalType.LINKED_CALL_STARTED, "north", "c3", "c1"),
                        tuple(SignalType.CALL_ENDED, "north", "c3", "c1"));
        assertThat(intake.rejects()).isEmpty();
    }

    @Test
    void takesWhatWasDialledBeforeTheLink() {
        intake.accepted(NUMBER, "north");
        intake.call(inbound("c1", NUMBER));
        intake.call(outbound("c2", "911").setLinkedCallId("c1").setAgentId("bob"));
        intake.call(inbound("c3", NUMBER).setLinkedCallId("c2"));
        intake.call(outbound("c4", "911").setLinkedCallId("nobody knows"));

        assertThat(intake.signals())
                .extracting(
                        EmergencySignal::getType,
                        EmergencySignal::getPool,
                        EmergencySignal::getAgentId,
                        EmergencySignal::getLinkedCallId)
                .containsExactly(
                        tuple(SignalType.POOL_NUMBER_CALLED, "north", null, null),
                        tuple(SignalType.EMERGENCY_DIALLED, "default", "bob", "c1"),
                        tuple(SignalType.POOL_NUMBER_CALLED, "north", null, "c2"),
                        tuple(SignalType.EMERGENCY_DIALLED, "default", "ann", "nobody knows"));
        assertThat(intake.rejects()).isEmpty();
    }

    @Test
    void takesAnEmergencyWithoutAgentForTheOtherSideOfTheCallItNames() {
        intake.call(outbound("c1", "911"));
        intake.call(outbound("c2", "+1911").setAgentId(null).setLinkedCallId("c1"));

        assertThat(intake.signals())
                .extracting(EmergencySignal::getType, EmergencySignal::getAgentId, EmergencySignal::getLinkedCallId)
                .containsExactly(
                        tuple(SignalType.EMERGENCY_DIALLED, "ann", null),
                        tuple(SignalType.EMERGENCY_DIALLED, null, "c1"));
        assertThat(intake.rejects()).isEmpty();
    }

    @Test
    void knowsNoOtherSideOfACallThatNobodyKnows() {
        intake.call(outbound("c2", "42").setLinkedCallId("c1"));
        intake.call(outbound("c3", "911").setLinkedCallId("c3"));

        EmergencySignal signal = intake.signal();
        assertThat(signal.getType()).isEqualTo(SignalType.EMERGENCY_DIALLED);
        assertThat(signal.getLinkedCallId()).isNull();
    }

    @Test
    void knowsNoOtherSideOfACallThatIsOver() {
        intake.call(outbound("c1", "911"));
        intake.call(event(CallEventType.ENDED, "c1"));
        intake.advance(Duration.ofSeconds(10));
        intake.call(outbound("c2", "42").setLinkedCallId("c1"));
        intake.call(event(CallEventType.ENDED, "c2"));
        intake.advance(Duration.ofMillis(1));
        intake.call(outbound("c3", "42").setLinkedCallId("c1"));
        intake.call(event(CallEventType.KEEPALIVE, "c1"));
        intake.call(outbound("c4", "42").setLinkedCallId("c1"));

        assertThat(intake.signals().stream().filter(signal -> signal.getType() == SignalType.LINKED_CALL_STARTED))
                .extracting(EmergencySignal::getCallId)
                .containsExactly("c2", "c4");
    }

    @Test
    void knowsAnotherSideOfACallThatIsOverWhileOneOfItsSidesIsUp() {
        intake.call(outbound("c1", "911"));
        intake.call(outbound("c2", "42").setLinkedCallId("c1"));
        intake.call(event(CallEventType.ENDED, "c1"));
        intake.advance(Duration.ofSeconds(11));
        intake.call(outbound("c3", "42").setLinkedCallId("c1"));

        assertThat(intake.types())
                .containsExactly(
                        SignalType.EMERGENCY_DIALLED,
                        SignalType.LINKED_CALL_STARTED,
                        SignalType.CALL_ENDED,
                        SignalType.LINKED_CALL_STARTED);
    }

    @Test
    void tellsOfTheCallsThatLinkedToThisOneBeforeItWasKnown() {
        intake.call(outbound("c2", "42").setLinkedCallId("c1").setAgentId("bob"));
        intake.call(outbound("c3", "43").setLinkedCallId("c2"));
        intake.call(event(CallEventType.ENDED, "c3"));
        intake.call(outbound("c9", "43").setLinkedCallId("other"));
        intake.advance(Duration.ofSeconds(10));
        intake.call(outbound("c1", "911"));
        intake.call(event(CallEventType.ANSWERED, "c2"));

        List<EmergencySignal> signals = intake.signals();
        assertThat(signals.get(0).getLinkedEarly()).containsExactly("c2", "c3");
        assertThat(signals)
                .extracting(
                        EmergencySignal::getType,
                        EmergencySignal::getCallId,
                        EmergencySignal::getAgentId,
                        EmergencySignal::getSourceTopicId)
                .containsExactly(
                        tuple(SignalType.EMERGENCY_DIALLED, "c1", "ann", "id-of-ringback.call-events"),
                        tuple(SignalType.CALL_ENDED, "c3", "ann", ""),
                        tuple(SignalType.CALL_ANSWERED, "c2", "ann", "id-of-ringback.call-events"));
        assertThat(intake.legs()).isEqualTo(3);
    }

    /** Two gateways that count from 1 (R22): the one's call is up, though the other's of the same id is over. */
    @Test
    void endsNoCallThatLinkedBeforeItsFirstWasKnownByAnotherGatewaysEvent() {
        intake.call(outbound("c2", "42").setLinkedCallId("c1").setGatewayId("one"));
        intake.call(event(CallEventType.ENDED, "c2").setGatewayId("two"));
        intake.call(outbound("c1", "911").setGatewayId("one"));
        intake.call(event(CallEventType.ENDED, "c2").setGatewayId("two"));
        assertThat(intake.types()).containsExactly(SignalType.EMERGENCY_DIALLED);

        intake.call(event(CallEventType.ENDED, "c2").setGatewayId("one"));

        assertThat(intake.types()).containsExactly(SignalType.CALL_ENDED);
    }

    /** Nor is a customer's call hidden with the emergency of another gateway. */
    @Test
    void takesNoCallOfAnotherGatewayForOneThatLinkedToThisBeforeItWasKnown() {
        intake.call(outbound("c2", "42").setLinkedCallId("c1").setGatewayId("two"));
        intake.call(outbound("c3", "42").setLinkedCallId("c1"));
        intake.call(outbound("c1", "911").setGatewayId("one"));

        assertThat(intake.signal().getLinkedEarly()).containsExactly("c3");
    }

    @Test
    void forgetsAnEarlyLinkAfterTenSeconds() {
        intake.call(outbound("c2", "42").setLinkedCallId("c1"));
        intake.advance(Duration.ofMillis(10_001));
        intake.call(outbound("c1", "911"));

        assertThat(intake.signal().getLinkedEarly()).isEmpty();
    }

    /** By the gateway's clock it happened before the end, however late it is told (R14). */
    @Test
    void takesNoCallForUpAgainByWhatHappenedBeforeItsEnd() {
        intake.call(outbound("c1", "911"));
        intake.call(event(CallEventType.ENDED, "c1").setOccurredAt(IntakeDriver.START.plusSeconds(9)));
        intake.advance(Duration.ofSeconds(11));
        intake.call(event(CallEventType.KEEPALIVE, "c1").setOccurredAt(IntakeDriver.START.plusSeconds(5)));
        intake.call(outbound("c2", "42").setLinkedCallId("c1"));

        assertThat(intake.types()).doesNotContain(SignalType.LINKED_CALL_STARTED);
    }

    @Test
    void knowsAnEmergencysOtherSideThatIsToldAgainAfterTheCallsThatItNamedAreForgotten() {
        intake.call(outbound("c1", "911"));
        intake.call(outbound("c2", "911").setAgentId(null).setLinkedCallId("c1"));
        intake.call(outbound("c3", "911").setAgentId(null).setLinkedCallId("c2"));
        intake.advance(Duration.ofMinutes(100));
        intake.call(event(CallEventType.KEEPALIVE, "c3"));
        intake.advance(Duration.ofMinutes(36));
        intake.signals();
        intake.call(outbound("c3", "911").setAgentId(null).setLinkedCallId("c2"));

        assertThat(intake.signals()).isEmpty();
        assertThat(intake.rejects()).isEmpty();
    }
}
