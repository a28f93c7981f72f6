package io.ringback.e2e;

import static io.ringback.intake.IntakeDriver.event;
import static io.ringback.intake.IntakeDriver.inbound;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.ringback.event.AgentStatus;
import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.CallEventType;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DirectRoute;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.InboundBlock;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.PresenceOrigin;
import io.ringback.event.SuppressionState;
import io.ringback.event.VisibleControl;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A scenario for each rule about emergency calls, from a gateway's event through both real topologies. */
class EveryEmergencyRuleTest {
    private static final Duration HOUR = Duration.ofMinutes(60);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @AutoClose
    private final Pipeline ringback = new Pipeline("fallback.destination", "+12025550190");

    @Test
    void r1EveryEffectOfADialAtOnce() {
        ringback.offer(Pipeline.NUMBER, "default").given();

        ringback.call(outbound("c1", "911"));

        assertThat(ringback.told(AutoResponderInstruction.class))
                .singleElement()
                .extracting("action", "number", "callId")
                .containsExactly(AutoResponderAction.SEND_CALLBACK_NUMBER, Pipeline.NUMBER, "c1");
        assertThat(ringback.told(CallbackNumber.class)).extracting("state").containsExactly(LeaseState.ISSUED);
        assertThat(ringback.told(DirectRoute.class)).extracting("agentId").containsExactly("ann");
        assertThat(ringback.told(InboundBlock.class).get(0).getExceptCallers()).containsExactly("+12025550190");
        assertThat(ringback.told(AgentStatus.class)).extracting("status").containsExactly("DO_NOT_DISTURB");
        assertThat(ringback.told(DashboardSuppression.class).get(0).getVisibleControls())
                .containsExactly(VisibleControl.DEVICE_SETTINGS, VisibleControl.END_CALL);
        assertThat(ringback.told(EmergencyNotice.class))
                .extracting("kind")
                .containsExactly(NoticeKind.POOL_LOW, NoticeKind.EMERGENCY_CALL_PLACED);
    }

    @Test
    void r2TheSameNumberForAWholeLeaseMore() {
        ringback.dialled().after(MINUTE).given();

        ringback.call(outbound("c2", "9-1-1"));

        assertThat(ringback.told(CallbackNumber.class))
                .singleElement()
                .extracting("number", "state", "expiresAt")
                .containsExactly(
                        Pipeline.NUMBER, LeaseState.EXTENDED, ringback.now().plus(HOUR));
    }

    @Test
    void r3AfterTheCallNoControlsAndStillDoNotDisturb() {
        ringback.dialled().given();

        ringback.call(event(CallEventType.ENDED, "c1"));

        assertThat(ringback.told(DashboardSuppression.class))
                .extracting("state")
                .containsExactly(SuppressionState.AFTER_CALL);
        assertThat(ringback.told(AgentStatus.class)).isEmpty();
    }

    @Test
    void r4EverythingGoesBackAndTheNumberStays() {
        ringback.dialled().call(event(CallEventType.ENDED, "c1")).given();

        ringback.call(event(CallEventType.SESSION_CLOSED, "c1"));

        assertThat(ringback.told(AgentStatus.class)).extracting("emergency").containsExactly(false);
        assertThat(ringback.told(DashboardSuppression.class))
                .extracting("state")
                .containsExactly(SuppressionState.DROP);
        assertThat(ringback.told(CallbackNumber.class)).isEmpty();
    }

    @Test
    void r10WithoutANumberEverythingElseStillHappens() {
        ringback.call(outbound("c1", "911"));

        assertThat(ringback.told(AutoResponderInstruction.class))
                .extracting("action", "fallback")
                .containsExactly(tuple(AutoResponderAction.ANNOUNCE_UNAVAILABLE, "+12025550190"));
        assertThat(ringback.told(AgentStatus.class)).extracting("emergency").containsExactly(true);
    }

    @Test
    void r12TheLatestBaseStatusComesBack() {
        ringback.dialled().presence("ann", "AWAY", PresenceOrigin.AGENT).presence("ann", "BUSY", PresenceOrigin.SYSTEM);
        ringback.call(event(CallEventType.ENDED, "c1")).given();

        ringback.call(event(CallEventType.SESSION_CLOSED, "c1"));

        assertThat(ringback.told(AgentStatus.class)).extracting("status").containsExactly("AWAY");
    }

    @Test
    void r13ATestNumberReadsTheNumberBack() {
        ringback.offer(Pipeline.NUMBER, "default").given();

        ringback.call(outbound("c1", "933"));

        assertThat(ringback.told(AutoResponderInstruction.class))
                .singleElement()
                .extracting("action", "number")
                .containsExactly(AutoResponderAction.READ_BACK_NUMBER, Pipeline.NUMBER);
        assertThat(ringback.told(AgentStatus.class)).isEmpty();
    }

    @Test
    void r14AnEndThatOvertookItsStartIsNotLost() {
        ringback.offer(Pipeline.NUMBER, "default")
                .call(event(CallEventType.ENDED, "c1"))
                .call(event(CallEventType.SESSION_CLOSED, "c1"))
                .given();

        ringback.call(outbound("c1", "911")).call(outbound("c1", "911"));

        assertThat(ringback.told(AgentStatus.class)).extracting("emergency").containsExactly(true, false);
        assertThat(ringback.told(AutoResponderInstruction.class)).hasSize(1);
    }

    @Test
    void r15AnOrdinaryCallLeavesNoTrace() {
        ringback.dialled().given();

        ringback.call(inbound("c2", "+12025550177"))
                .call(event(CallEventType.ANSWERED, "c2"))
                .call(event(CallEventType.ENDED, "c2"))
                .call(outbound("c3", "+12025550178"));

        assertThat(ringback.nothing()).isTrue();
    }

    @Test
    void r16AnEmergencyWithoutAnAgentIsHiddenAndNoticed() {
        ringback.call(outbound("c1", "911").setAgentId(null));

        assertThat(ringback.told(EmergencyNotice.class))
                .extracting("kind")
                .containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
        assertThat(ringback.told(DashboardSuppression.class)).hasSize(1);
        assertThat(ringback.rejects()).isNotEmpty();
    }

    @Test
    void r16NoiseIsRejectedAndTheStreamGoesOn() {
        ringback.offer(Pipeline.NUMBER, "default").given();

        ringback.raw("c0", "{\"callId\":".getBytes(StandardCharsets.UTF_8)).call(outbound("c1", "911"));

        assertThat(ringback.rejects()).containsExactly("TRUNCATED");
        assertThat(ringback.told(CallbackNumber.class)).hasSize(1);
    }

    @Test
    void r16WhatCouldHaveBeenAnEmergencyIsNoticedWithItsAgent() {
        ringback.call(outbound("c1", "??").setLocationRef("site-7"));

        assertThat(ringback.told(EmergencyNotice.class))
                .extracting("kind", "agentId", "locationRef")
                .containsExactly(tuple(NoticeKind.REJECTED, "ann", "site-7"));
        assertThat(ringback.rejects()).hasSize(1);
    }
}
