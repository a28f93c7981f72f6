package io.ringback.e2e;

import static io.ringback.intake.IntakeDriver.event;
import static io.ringback.intake.IntakeDriver.inbound;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AgentStatus;
import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.CallEventType;
import io.ringback.event.CallbackDecision;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.LeaseState;
import io.ringback.event.NoticeKind;
import io.ringback.event.PresenceOrigin;
import io.ringback.event.SuppressionState;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people who run telephones met, case by case, through both real topologies. */
class FieldCasesTest {
    private static final String NUMBER = "+12025550101";

    private final Pipeline ringback = new Pipeline("fallback.destination", "+12025550199");

    @AfterEach
    void close() {
        ringback.close();
    }

    private Pipeline annIsAvailable() {
        return ringback.offer(NUMBER, "default")
                .offer("+12025550102", "default")
                .presence("ann", "AVAILABLE", PresenceOrigin.AGENT)
                .given();
    }

    private SuppressionState lastOf(String callId) {
        return ringback.told(DashboardSuppression.class).stream()
                .filter(row -> row.getCallId().equals(callId))
                .reduce((one, later) -> later)
                .orElseThrow()
                .getState();
    }

    private AgentStatus lastStatus() {
        return ringback.told(AgentStatus.class).stream()
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    @Test
    void f01AMisdialThatTheDispatcherCallsBack() {
        annIsAvailable().call(outbound("1", "911")).call(event(CallEventType.ENDED, "1"));
        assertThat(lastStatus().getStatus()).isEqualTo("DO_NOT_DISTURB");
        assertThat(lastOf("1")).isEqualTo(SuppressionState.AFTER_CALL);

        ringback.call(inbound("2", NUMBER)).call(event(CallEventType.ANSWERED, "2"));
        assertThat(ringback.told(CallbackDecision.class))
                .extracting(CallbackDecision::getOutcome)
                .containsExactly(DecisionOutcome.DIRECT);
        ringback.call(event(CallEventType.ENDED, "2")).call(event(CallEventType.SESSION_CLOSED, "2"));

        assertThat(lastStatus().getStatus()).isEqualTo("AVAILABLE");
        assertThat(lastOf("1")).isEqualTo(SuppressionState.DROP);
        assertThat(lastOf("2")).isEqualTo(SuppressionState.DROP);
        assertThat(ringback.told(CallbackNumber.class))
                .extracting(CallbackNumber::getState)
                .doesNotContain(LeaseState.RELEASED);
    }

    @Test
    void f04EventsThatComeInTheWrongOrder() {
        annIsAvailable()
                .call(event(CallEventType.ENDED, "1"))
                .call(event(CallEventType.ANSWERED, "1"))
                .after(Duration.ofSeconds(1))
                .call(outbound("1", "911"));
        assertThat(lastOf("1")).isEqualTo(SuppressionState.AFTER_CALL);

        ringback.call(event(CallEventType.SESSION_CLOSED, "1"));

        assertThat(lastStatus().getStatus()).isEqualTo("AVAILABLE");
        assertThat(ringback.told(CallbackNumber.class)).hasSize(1);
    }

    @Test
    void f06DuplicatesOfEveryKind() {
        annIsAvailable();
        for (CallEventType type :
                new CallEventType[] {CallEventType.ANSWERED, CallEventType.ENDED, CallEventType.SESSION_CLOSED}) {
            ringback.call(outbound("1", "911"));
            ringback.call(event(type, "1")).call(event(type, "1"));
        }

        assertThat(ringback.told(AutoResponderInstruction.class))
                .extracting(AutoResponderInstruction::getAction)
                .containsExactly(AutoResponderAction.SEND_CALLBACK_NUMBER);
        assertThat(ringback.told(CallbackNumber.class))
                .extracting(CallbackNumber::getState)
                .containsExactly(LeaseState.ISSUED);
        assertThat(lastStatus().getStatus()).isEqualTo("AVAILABLE");
    }

    @Test
    void f07AnAgentsCallThatTheGatewayCallsInbound() {
        annIsAvailable().call(inbound("1", "911").setAgentId("ann"));

        assertThat(ringback.told(CallbackNumber.class))
                .extracting(CallbackNumber::getAgentId)
                .containsExactly("ann");
        assertThat(ringback.rejects()).containsExactly("WRONG_DIRECTION direction");
    }

    @Test
    void f15ABackToBackAgentThatTriesTwoCarriers() {
        annIsAvailable()
                .call(outbound("a", "911"))
                .call(outbound("b1", "+1911").setAgentId(null).setLinkedCallId("a"))
                .call(event(CallEventType.ENDED, "b1"))
                .call(outbound("b2", "+1911").setAgentId(null).setLinkedCallId("a"))
                .call(event(CallEventType.ENDED, "a"))
                .call(event(CallEventType.SESSION_CLOSED, "a"));
        assertThat(lastStatus().getStatus()).isEqualTo("DO_NOT_DISTURB");

        ringback.call(event(CallEventType.ENDED, "b2"));

        assertThat(lastStatus().getStatus()).isEqualTo("AVAILABLE");
        assertThat(ringback.rejects()).isEmpty();
        assertThat(ringback.told(EmergencyNotice.class))
                .extracting(EmergencyNotice::getKind)
                .containsOnlyOnce(NoticeKind.EMERGENCY_CALL_PLACED);
    }

    @Test
    void f18NumbersThatRunOut() {
        ringback.offer(NUMBER, "default").given();
        ringback.call(outbound("1", "911")).call(outbound("2", "911").setAgentId("bob"));

        ringback.call(inbound("3", NUMBER));

        assertThat(ringback.told(EmergencyNotice.class))
                .extracting(EmergencyNotice::getKind)
                .contains(NoticeKind.POOL_EXHAUSTED);
        assertThat(ringback.told(CallbackDecision.class))
                .extracting(CallbackDecision::getAgentId)
                .containsExactly("ann");
    }

    @Test
    void f28OtherCallsOfTheAgentAreNobodysBusiness() {
        annIsAvailable()
                .call(inbound("0", "+12025550150").setAgentId("ann"))
                .call(outbound("1", "911"))
                .call(event(CallEventType.ENDED, "0"))
                .call(event(CallEventType.ENDED, "1"))
                .call(event(CallEventType.SESSION_CLOSED, "1"));

        assertThat(ringback.told(DashboardSuppression.class))
                .extracting(DashboardSuppression::getCallId)
                .containsOnly("1");
    }

    @Test
    void f32EveryRowOfEveryLegKeepsRecordersAway() {
        annIsAvailable()
                .call(outbound("1", "911"))
                .call(outbound("2", "+1911").setAgentId(null).setLinkedCallId("1"))
                .call(event(CallEventType.ENDED, "1"))
                .call(inbound("3", NUMBER))
                .call(event(CallEventType.ENDED, "3"))
                .call(event(CallEventType.SESSION_CLOSED, "1"));

        assertThat(ringback.told(DashboardSuppression.class))
                .isNotEmpty()
                .allMatch(row -> row.getNoRecording() && row.getHideFromOngoing() && row.getHideHistory())
                .extracting(DashboardSuppression::getCallId)
                .contains("1", "2", "3");
    }
}
