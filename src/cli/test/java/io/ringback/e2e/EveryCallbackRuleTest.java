package io.ringback.e2e;

import static io.ringback.intake.IntakeDriver.inbound;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.ringback.event.AgentStatus;
import io.ringback.event.AutoResponderAction;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.CallbackDecision;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeKind;
import io.ringback.event.SuppressionState;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A scenario for each rule about callbacks, from a gateway's event through both real topologies. */
class EveryCallbackRuleTest {
    private static final Duration HOUR = Duration.ofMinutes(60);

    @AutoClose
    private Pipeline ringback = new Pipeline("fallback.destination", "+12025550190");

    @Test
    void r5TheResponderGoesStraightThrough() {
        ringback.closed().given();

        ringback.call(inbound("c2", "(202) 555-0101"));

        assertThat(ringback.told(CallbackDecision.class)).extracting("outcome").containsExactly(DecisionOutcome.DIRECT);
        assertThat(ringback.told(AgentStatus.class)).extracting("emergency").containsExactly(true);
    }

    @Test
    void r6TheHolderLeavesAMessage() {
        ringback.closed().given();

        ringback.call(outbound("c2", Pipeline.NUMBER));

        assertThat(ringback.told(AutoResponderInstruction.class))
                .extracting("action")
                .containsExactly(AutoResponderAction.TAKE_MESSAGE);
        assertThat(ringback.told(CallbackNumber.class)).isEmpty();
    }

    @Test
    void r9ALateCallbackGoesToTheFallback() {
        ringback.closed().after(HOUR).given();

        ringback.call(inbound("c2", Pipeline.NUMBER));

        assertThat(ringback.told(CallbackDecision.class))
                .extracting("outcome", "fallback")
                .containsExactly(tuple(DecisionOutcome.FALLBACK, "+12025550190"));
        assertThat(ringback.told(EmergencyNotice.class)).extracting("kind").containsExactly(NoticeKind.LATE_CALLBACK);
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
        ringback.closed().given();

        ringback.call(inbound("c2", Pipeline.NUMBER).setCallerNumber("+12025550166"))
                .call(inbound("c3", Pipeline.NUMBER).setCallerNumber("+12025550150"));

        assertThat(ringback.told(CallbackDecision.class))
                .extracting("outcome")
                .containsExactly(DecisionOutcome.FALLBACK, DecisionOutcome.DIRECT);
    }

    @Test
    void r20AMarkedCallReachesTheAgentWhateverWasDialled() {
        ringback.dialled().given();

        ringback.call(inbound("c2", "+12025550177").setPsapCallback(true).setAgentId("ann"));

        assertThat(ringback.told(CallbackDecision.class)).extracting("outcome").containsExactly(DecisionOutcome.DIRECT);
    }

    @Test
    void r21TheOtherSideOfACallIsHiddenWithIt() {
        ringback.dialled().given();

        ringback.call(inbound("c1-other-side", "+12025550177").setLinkedCallId("c1"));

        assertThat(ringback.told(DashboardSuppression.class))
                .singleElement()
                .extracting("callId", "state")
                .containsExactly("c1-other-side", SuppressionState.IN_CALL);
        assertThat(ringback.told(CallbackDecision.class)).isEmpty();
    }
}
