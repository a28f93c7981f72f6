package io.ringback.e2e;

import static io.ringback.intake.IntakeDriver.event;
import static io.ringback.intake.IntakeDriver.inbound;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.ringback.event.AgentStatus;
import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.CallbackDecision;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.DirectRoute;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.InboundBlock;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.PooledNumber;
import io.ringback.event.PresenceOrigin;
import io.ringback.event.SuppressionState;
import io.ringback.event.VisibleControl;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A scenario for each rule, from a gateway's event to what consumers are told, through both real topologies. */
class EveryRuleTest {
    private static final String NUMBER = "+12025550101";
    private static final Duration HOUR = Duration.ofMinutes(60);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Pipeline ringback = new Pipeline("fallback.destination", "+12025550190");

    @AfterEach
    void close() {
        ringback.close();
    }

    @Test
    void r1EveryEffectOfADialAtOnce() {
        ringback.offer(NUMBER, "default").given();

        ringback.call(outbound("c1", "911"));

        assertThat(ringback.told(AutoResponderInstruction.class))
                .singleElement()
                .extracting("action", "number", "callId")
                .containsExactly(AutoResponderAction.SEND_CALLBACK_NUMBER, NUMBER, "c1");
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
        dialled().after(MINUTE).given();

        ringback.call(outbound("c2", "9-1-1"));

        assertThat(ringback.told(CallbackNumber.class))
                .singleElement()
                .extracting("number", "state", "expiresAt")
                .containsExactly(NUMBER, LeaseState.EXTENDED, ringback.now().plus(HOUR));
    }

    @Test
    void r3AfterTheCallNoControlsAndStillDoNotDisturb() {
        dialled().given();

        ringback.call(event(CallEventType.ENDED, "c1"));

        assertThat(ringback.told(DashboardSuppression.class))
                .extracting("state")
                .containsExactly(SuppressionState.AFTER_CALL);
        assertThat(ringback.told(AgentStatus.class)).isEmpty();
    }

    @Test
    void r4EverythingGoesBackAndTheNumberStays() {
        dialled().call(event(CallEventType.ENDED, "c1")).given();

        ringback.call(event(CallEventType.SESSION_CLOSED, "c1"));

        assertThat(ringback.told(AgentStatus.class)).extracting("emergency").containsExactly(false);
        assertThat(ringback.told(DashboardSuppression.class))
                .extracting("state")
                .containsExactly(SuppressionState.DROP);
        assertThat(ringback.told(CallbackNumber.class)).isEmpty();
    }

    @Test
    void r5TheResponderGoesStraightThrough() {
        closed().given();

        ringback.call(inbound("c2", "(202) 555-0101"));

        assertThat(ringback.told(CallbackDecision.class)).extracting("outcome").containsExactly(DecisionOutcome.DIRECT);
        assertThat(ringback.told(AgentStatus.class)).extracting("emergency").containsExactly(true);
    }

    @Test
    void r6TheHolderLeavesAMessage() {
        closed().given();

        ringback.call(outbound("c2", NUMBER));

        assertThat(ringback.told(AutoResponderInstruction.class))
                .extracting("action")
                .containsExactly(AutoResponderAction.TAKE_MESSAGE);
        assertThat(ringback.told(CallbackNumber.class)).isEmpty();
    }

    @Test
    void r7TheLeaseEndsInSilence() {
        dialled().call(event(CallEventType.ENDED, "c1")).given();

        ringback.after(HOUR);

        assertThat(ringback.told(CallbackNumber.class)).extracting("state").containsExactly(LeaseState.RELEASED);
        assertThat(ringback.told(DirectRoute.class)).extracting("reason").containsExactly("EXPIRED");
        assertThat(ringback.told(AgentStatus.class)).extracting("reason").containsExactly("TIMED_OUT");
        assertThat(ringback.told(EmergencyNotice.class))
                .extracting("kind")
                .containsExactly(NoticeKind.SESSION_TIMED_OUT);
    }

    @Test
    void r8NothingEndsWhileACallIsUp() {
        dialled().after(Duration.ofMinutes(50)).call(event(CallEventType.KEEPALIVE, "c1"));

        ringback.after(Duration.ofMinutes(20)).call(event(CallEventType.ENDED, "c1"));

        assertThat(ringback.told(CallbackNumber.class)).extracting("state").doesNotContain(LeaseState.RELEASED);
        ringback.given().after(Duration.ofMinutes(10));
        assertThat(ringback.told(CallbackNumber.class)).extracting("state").containsExactly(LeaseState.RELEASED);
    }

    @Test
    void r9ALateCallbackGoesToTheFallback() {
        closed().after(HOUR).given();

        ringback.call(inbound("c2", NUMBER));

        assertThat(ringback.told(CallbackDecision.class))
                .extracting("outcome", "fallback")
                .containsExactly(tuple(DecisionOutcome.FALLBACK, "+12025550190"));
        assertThat(ringback.told(EmergencyNotice.class)).extracting("kind").containsExactly(NoticeKind.LATE_CALLBACK);
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
    void r11TwoAgentsNeverGetOneNumber() {
        dialled().given();

        ringback.call(outbound("c2", "911").setAgentId("bob"));

        assertThat(ringback.told(CallbackNumber.class)).isEmpty();
        assertThat(ringback.told(EmergencyNotice.class)).extracting("kind").contains(NoticeKind.POOL_EXHAUSTED);
    }

    @Test
    void r12TheLatestBaseStatusComesBack() {
        dialled().presence("ann", "AWAY", PresenceOrigin.AGENT).presence("ann", "BUSY", PresenceOrigin.SYSTEM);
        ringback.call(event(CallEventType.ENDED, "c1")).given();

        ringback.call(event(CallEventType.SESSION_CLOSED, "c1"));

        assertThat(ringback.told(AgentStatus.class)).extracting("status").containsExactly("AWAY");
    }

    @Test
    void r13ATestNumberReadsTheNumberBack() {
        ringback.offer(NUMBER, "default").given();

        ringback.call(outbound("c1", "933"));

        assertThat(ringback.told(AutoResponderInstruction.class))
                .singleElement()
                .extracting("action", "number")
                .containsExactly(AutoResponderAction.READ_BACK_NUMBER, NUMBER);
        assertThat(ringback.told(AgentStatus.class)).isEmpty();
    }

    @Test
    void r14AnEndThatOvertookItsStartIsNotLost() {
        ringback.offer(NUMBER, "default")
                .call(event(CallEventType.ENDED, "c1"))
                .call(event(CallEventType.SESSION_CLOSED, "c1"))
                .given();

        ringback.call(outbound("c1", "911")).call(outbound("c1", "911"));

        assertThat(ringback.told(AgentStatus.class)).extracting("emergency").containsExactly(true, false);
        assertThat(ringback.told(AutoResponderInstruction.class)).hasSize(1);
    }

    @Test
    void r15AnOrdinaryCallLeavesNoTrace() {
        dialled().given();

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
        ringback.offer(NUMBER, "default").given();

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

    @Test
    void r17ACallerWhoIsNotListedGoesToTheFallback() {
        ringback.close();
        ringback = new Pipeline(
                "fallback.destination",
                "+12025550190",
                "callback.trust",
                "listed",
                "callback.trusted-callers",
                "+12025550150");
        closed().given();

        ringback.call(inbound("c2", NUMBER).setCallerNumber("+12025550166"))
                .call(inbound("c3", NUMBER).setCallerNumber("+12025550150"));

        assertThat(ringback.told(CallbackDecision.class))
                .extracting("outcome")
                .containsExactly(DecisionOutcome.FALLBACK, DecisionOutcome.DIRECT);
    }

    @Test
    void r18AWithdrawnNumberRunsOutRestsAndLeaves() {
        dialled()
                .call(event(CallEventType.ENDED, "c1"))
                .withdraw(NUMBER, "default")
                .given();

        ringback.after(HOUR).after(HOUR);

        assertThat(ringback.left()).containsExactly(NUMBER);
        ringback.given().offer(NUMBER, "north");
        assertThat(ringback.told(PooledNumber.class)).extracting("pool").containsExactly("north");
    }

    @Test
    void r18ANumberInUseCannotMove() {
        dialled().given();

        ringback.offer(NUMBER, "north");

        assertThat(ringback.rejects()).containsExactly("NUMBER_IN_USE");
        assertThat(ringback.told(PooledNumber.class)).isEmpty();
    }

    @Test
    void r19TheLeaseLastsSomeTimeAfterTheLastCall() {
        ringback.close();
        ringback = new Pipeline("callback.min-after-call", "PT30M");
        dialled().after(Duration.ofMinutes(50));

        ringback.call(event(CallEventType.ENDED, "c1"));

        assertThat(ringback.given().after(Duration.ofMinutes(29)).told(CallbackNumber.class))
                .isEmpty();
        assertThat(ringback.after(MINUTE).told(CallbackNumber.class))
                .extracting("state")
                .containsExactly(LeaseState.RELEASED);
    }

    @Test
    void r20AMarkedCallReachesTheAgentWhateverWasDialled() {
        dialled().given();

        ringback.call(inbound("c2", "+12025550177").setPsapCallback(true).setAgentId("ann"));

        assertThat(ringback.told(CallbackDecision.class)).extracting("outcome").containsExactly(DecisionOutcome.DIRECT);
    }

    @Test
    void r21TheOtherSideOfACallIsHiddenWithIt() {
        dialled().given();

        ringback.call(inbound("c1-other-side", "+12025550177").setLinkedCallId("c1"));

        assertThat(ringback.told(DashboardSuppression.class))
                .singleElement()
                .extracting("callId", "state")
                .containsExactly("c1-other-side", SuppressionState.IN_CALL);
        assertThat(ringback.told(CallbackDecision.class)).isEmpty();
    }

    private Pipeline dialled() {
        CallEvent.Builder dial = outbound("c1", "911");
        return ringback.offer(NUMBER, "default").call(dial);
    }

    private Pipeline closed() {
        return dialled().call(event(CallEventType.ENDED, "c1")).call(event(CallEventType.SESSION_CLOSED, "c1"));
    }
}
