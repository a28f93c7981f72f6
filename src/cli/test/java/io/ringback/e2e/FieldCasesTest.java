package io.ringback.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AgentStatus;
import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.CallbackDecision;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.SuppressionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people who run telephones meet every day, case by case, through both real topologies. */
class FieldCasesTest {
    @RegisterExtension
    final Played ringback = new Played();

    @Test
    void f01ServesAMisdialThatTheDispatcherCallsBack() {
        ringback.annIsAvailable().play("""
                STARTED F01-1 direction=OUTBOUND agentId=ann dialledNumber=911
                +0.3
                ENDED F01-1
                +2
                """);
        assertThat(ringback.instructions()).containsExactly(AutoResponderAction.SEND_CALLBACK_NUMBER);
        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.shown("F01-1")).isEqualTo(SuppressionState.AFTER_CALL);
    }

    @Test
    void f01PutsEverythingBackAtTheCloseAndKeepsTheNumberToTheHour() {
        f01ServesAMisdialThatTheDispatcherCallsBack();

        ringback.play("STARTED F01-2 direction=INBOUND dialledNumber=+12025550101");
        assertThat(ringback.decisions()).containsExactly(DecisionOutcome.DIRECT);
        assertThat(ringback.shown("F01-2")).isEqualTo(SuppressionState.RINGING);
        ringback.play("ANSWERED F01-2");
        assertThat(ringback.shown("F01-2")).isEqualTo(SuppressionState.IN_CALL);
        ringback.play("+1\nENDED F01-2\nSESSION_CLOSED F01-2");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.shown("F01-1")).isEqualTo(SuppressionState.DROP);
        assertThat(ringback.shown("F01-2")).isEqualTo(SuppressionState.DROP);
        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED);
    }

    @Test
    void f04TakesEventsInTheWrongOrder() {
        ringback.annIsAvailable().play("""
                ENDED F04-1
                ANSWERED F04-1
                +1
                STARTED F04-1 direction=OUTBOUND agentId=ann dialledNumber=911
                """);
        assertThat(ringback.shown("F04-1")).isEqualTo(SuppressionState.AFTER_CALL);

        ringback.play("+1\nSESSION_CLOSED F04-1");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.shown("F04-1")).isEqualTo(SuppressionState.DROP);
        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED);
        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
    }

    @Test
    void f06TakesDuplicatesOfEveryKindOnce() {
        ringback.annIsAvailable().play("""
                STARTED F06-1 direction=OUTBOUND agentId=ann dialledNumber=911
                STARTED F06-1 direction=OUTBOUND agentId=ann dialledNumber=911
                STARTED F06-1 direction=OUTBOUND agentId=ann dialledNumber=911
                ANSWERED F06-1
                ANSWERED F06-1
                ENDED F06-1
                +13
                ENDED F06-1
                SESSION_CLOSED F06-1
                SESSION_CLOSED F06-1
                """);

        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED);
        assertThat(ringback.instructions()).containsExactly(AutoResponderAction.SEND_CALLBACK_NUMBER);
        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
        assertThat(ringback.each(AgentStatus.class, AgentStatus::getEmergency)).endsWith(true, false);
        assertThat(ringback.each(DashboardSuppression.class, DashboardSuppression::getState))
                .containsExactly(SuppressionState.IN_CALL, SuppressionState.AFTER_CALL, SuppressionState.DROP);
    }

    @Test
    void f07ServesAnAgentsCallThatTheGatewayCallsInbound() {
        ringback.annIsAvailable().play("STARTED F07-1 direction=INBOUND dialledNumber=911 agentId=ann");

        assertThat(ringback.each(CallbackNumber.class, CallbackNumber::getAgentId))
                .containsExactly("ann");
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.rejects()).containsExactly("WRONG_DIRECTION direction");
    }

    @Test
    void f15TakesTheCarriersThatASwitchTriesForSidesOfOneCall() {
        ringback.annIsAvailable().play("""
                STARTED F15-a direction=OUTBOUND agentId=ann dialledNumber=911
                STARTED F15-b1 direction=OUTBOUND dialledNumber=+1911 linkedCallId=F15-a key=F15-a
                ENDED F15-b1
                STARTED F15-b2 direction=OUTBOUND dialledNumber=+1911 linkedCallId=F15-a key=F15-a
                ANSWERED F15-b2
                +1
                ENDED F15-a
                SESSION_CLOSED F15-a
                +1
                """);
        assertThat(ringback.status("ann")).isEqualTo("DO_NOT_DISTURB");

        ringback.play("ENDED F15-b2");

        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
        assertThat(ringback.rejects()).isEmpty();
        assertThat(ringback.leases()).containsExactly(LeaseState.ISSUED);
        assertThat(ringback.notices()).containsExactly(NoticeKind.EMERGENCY_CALL_PLACED);
        assertThat(ringback.shown("F15-b1")).isEqualTo(SuppressionState.DROP);
    }

    @Test
    void f18NeverLendsANumberTwiceWhenNumbersRunOut() {
        ringback.play("""
                pool +12025550101
                STARTED F18-1 direction=OUTBOUND agentId=ann dialledNumber=911
                STARTED F18-2 direction=OUTBOUND agentId=bob dialledNumber=911
                STARTED F18-3 direction=INBOUND dialledNumber=+12025550101
                """);

        assertThat(ringback.notices()).contains(NoticeKind.POOL_EXHAUSTED);
        assertThat(ringback.each(CallbackDecision.class, CallbackDecision::getAgentId))
                .containsExactly("ann");
        assertThat(ringback.status("bob")).isEqualTo("DO_NOT_DISTURB");
        assertThat(ringback.shown("F18-2")).isEqualTo(SuppressionState.IN_CALL);
        assertThat(ringback.instructions())
                .containsExactly(AutoResponderAction.SEND_CALLBACK_NUMBER, AutoResponderAction.ANNOUNCE_UNAVAILABLE);
        assertThat(ringback.each(AutoResponderInstruction.class, AutoResponderInstruction::getFallback))
                .endsWith(Played.FALLBACK);
    }

    @Test
    void f28LeavesTheAgentsOtherCallsAlone() {
        ringback.annIsAvailable().play("""
                STARTED F28-0 direction=INBOUND dialledNumber=+12025550150 agentId=ann
                ANSWERED F28-0
                STARTED F28-1 direction=OUTBOUND agentId=ann dialledNumber=911
                ENDED F28-0
                ENDED F28-1
                SESSION_CLOSED F28-1
                """);

        assertThat(ringback.each(DashboardSuppression.class, DashboardSuppression::getCallId))
                .containsOnly("F28-1");
        assertThat(ringback.status("ann")).isEqualTo("AVAILABLE");
    }

    @Test
    void f32KeepsRecordersAwayInEveryRowOfEveryLeg() {
        ringback.annIsAvailable().play("""
                STARTED F32-1 direction=OUTBOUND agentId=ann dialledNumber=911
                STARTED F32-2 direction=OUTBOUND dialledNumber=+1911 linkedCallId=F32-1 key=F32-1
                ENDED F32-1
                STARTED F32-3 direction=INBOUND dialledNumber=+12025550101
                ENDED F32-3
                SESSION_CLOSED F32-1
                ENDED F32-2
                """);

        assertThat(ringback.each(DashboardSuppression.class, row -> row))
                .allMatch(row -> row.getNoRecording() && row.getHideFromOngoing() && row.getHideHistory())
                .extracting(DashboardSuppression::getCallId)
                .contains("F32-1", "F32-2", "F32-3");
        assertThat(ringback.each(DashboardSuppression.class, DashboardSuppression::getState))
                .contains(
                        SuppressionState.RINGING,
                        SuppressionState.IN_CALL,
                        SuppressionState.AFTER_CALL,
                        SuppressionState.DROP);
    }
}
