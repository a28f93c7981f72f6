package io.ringback.intake;

import static io.ringback.intake.IntakeDriver.event;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.event.CallEventType;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the events after a STARTED become, and those that overtook it (R14). */
final class LaterEventTest {
    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

    @Test
    void fillsInWhatALegsLaterEventsDoNotSay() {
        intake.call(outbound("c1", "911").setPool("north"));
        intake.call(event(CallEventType.ANSWERED, "c1"));
        intake.call(event(CallEventType.KEEPALIVE, "c1").setKeepaliveSeconds(30));
        intake.call(event(CallEventType.ENDED, "c1").setAgentId("bob").setPool("south"));
        intake.call(event(CallEventType.SESSION_CLOSED, "c1")
                .setAgentId("bob")
                .setPool("north")
                .setForce(true));

        assertThat(intake.signals())
                .allSatisfy(signal -> {
                    assertThat(signal.getPool()).isEqualTo("north");
                    assertThat(signal.getCallId()).isEqualTo("c1");
                    assertThat(signal.getOccurredAt()).isEqualTo(IntakeDriver.START);
                })
                .extracting(
                        EmergencySignal::getType,
                        EmergencySignal::getAgentId,
                        EmergencySignal::getKeepaliveSeconds,
                        EmergencySignal::getForce)
                .containsExactly(
                        tuple(SignalType.EMERGENCY_DIALLED, "ann", null, false),
                        tuple(SignalType.CALL_ANSWERED, "ann", null, false),
                        tuple(SignalType.CALL_ALIVE, "ann", 30, false),
                        tuple(SignalType.CALL_ENDED, "ann", null, false),
                        tuple(SignalType.SESSION_CLOSED, "bob", null, true));
    }

    @Test
    void endsALegWhoseEventHasAFlawThatDecidesNothing() {
        intake.call(outbound("c1", "911"));
        intake.call(
                "c1",
                "{\"callId\":\"c1\",\"type\":\"ENDED\",\"occurredAt\":\"now\",\"details\":{\"a\":\"\t\"}}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(intake.types()).containsExactly(SignalType.EMERGENCY_DIALLED, SignalType.CALL_ENDED);
        assertThat(intake.rejects()).containsExactly("NOT_JSON");
    }

    @Test
    void takesAnEventForTheCallOfItsGateway() {
        intake.call(outbound("c1", "911").setGatewayId("g1"));
        intake.call(outbound("c1", "911").setGatewayId("g2").setAgentId("bob"));
        intake.call(event(CallEventType.ENDED, "c1").setGatewayId("g1"));
        intake.call(event(CallEventType.ENDED, "c1").setGatewayId("g2"));
        intake.call(event(CallEventType.ENDED, "c1").setGatewayId("g3"));
        intake.call(event(CallEventType.ENDED, "c1"));

        assertThat(intake.signals().stream().filter(signal -> signal.getType() == SignalType.CALL_ENDED))
                .extracting(EmergencySignal::getAgentId)
                .containsExactly("ann", "bob", "bob");
    }

    /** Nobody closes a call that has no agent; the proxy after the agent's own told of it last. */

    /** It has no numbers and left the settings: intake knows nothing of it (R27). */

    /** After a restart intake does not remember where a call was that is silent for longer than its row is kept. */
    @Test
    void ordersWhatOvertookByTheGatewaysTime() {
        Instant started = IntakeDriver.START.plusSeconds(5);
        intake.call(event(CallEventType.ENDED, "c1").setOccurredAt(started.minusMillis(1)));
        intake.call(event(CallEventType.ENDED, "c2").setOccurredAt(started));
        intake.call(
                event(CallEventType.SESSION_CLOSED, "c2").setOccurredAt(started).setForce(true));
        intake.call(outbound("c1", "911").setOccurredAt(started));
        intake.call(outbound("c2", "911").setOccurredAt(started));

        assertThat(intake.signals())
                .extracting(
                        EmergencySignal::getEndedEarly,
                        EmergencySignal::getClosedEarly,
                        EmergencySignal::getForcedEarly)
                .containsExactly(tuple(false, false, false), tuple(true, true, true));
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
