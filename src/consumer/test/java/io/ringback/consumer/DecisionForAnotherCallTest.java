package io.ringback.consumer;

import static io.ringback.consumer.IncomingCall.toAgent;
import static io.ringback.consumer.IncomingCall.toNumber;
import static io.ringback.consumer.Rows.AGENT;
import static io.ringback.consumer.Rows.CALL;
import static io.ringback.consumer.Rows.COLLEAGUE;
import static io.ringback.consumer.Rows.NOW;
import static io.ringback.consumer.Rows.NUMBER;
import static io.ringback.consumer.Rows.OTHER_NUMBER;
import static io.ringback.consumer.Rows.RESPONDER;
import static io.ringback.consumer.Rows.SECURITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.Routing.AutoResponder;
import io.ringback.consumer.Routing.AwaitDecision;
import io.ringback.consumer.Routing.Blocked;
import io.ringback.consumer.Routing.Direct;
import io.ringback.consumer.Routing.Fallback;
import io.ringback.event.BlockState;
import io.ringback.event.CallbackDecision;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.DirectRoute;
import io.ringback.event.InboundBlock;
import io.ringback.event.RouteState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call id comes again (R22): what was decided for the earlier call is not done with the later one. */
class DecisionForAnotherCallTest {
    private static final String ELSEWHERE = "+12025550198";

    private final RoutingTable table = new RoutingTable(ELSEWHERE);

    @Test
    void goesToWhoHoldsTheNumberNow() {
        given(Rows.route(1));
        given(Rows.decision(DecisionOutcome.DIRECT));
        given(Rows.route(1).setState(RouteState.LIFTED));
        given(Rows.route(2).setAgentId(COLLEAGUE));

        assertThat(agent(responder())).isEqualTo(COLLEAGUE);
    }

    @Test
    void goesToWhoHoldsTheNumberNowThoughTheFallbackHadTheCallBefore() {
        given(Rows.decision(DecisionOutcome.FALLBACK).setReason("NOT_TRUSTED"));
        given(Rows.route(2).setAgentId(COLLEAGUE));

        assertThat(agent(responder())).isEqualTo(COLLEAGUE);
    }

    @Test
    void waitsForItsOwnDecision() {
        given(Rows.decision(DecisionOutcome.DIRECT));
        given(Rows.route(2).setAgentId(COLLEAGUE).setRequiresDecision(true));
        assertThat(answer(responder())).isInstanceOf(AwaitDecision.class);

        given(Rows.decision(DecisionOutcome.FALLBACK).setFence(2L).setAgentId(COLLEAGUE));

        assertThat(answer(responder())).isEqualTo(new Fallback(SECURITY));
    }

    @Test
    void neverReachesWhoHeldTheNumberBefore() {
        table.apply("numbers", NUMBER, Rows.number(NUMBER, "default"), NOW);
        given(Rows.route(1));
        given(Rows.decision(DecisionOutcome.DIRECT));
        given(Rows.route(1).setState(RouteState.LIFTED));

        assertThat(answer(responder())).isEqualTo(new Fallback(ELSEWHERE));
    }

    /** The same when nobody lifts the route. */
    @Test
    void neverReachesWhoseLeaseRanOut() {
        table.apply("numbers", NUMBER, Rows.number(NUMBER, "default"), NOW);
        given(Rows.route(1).setExpiresAt(NOW));
        given(Rows.decision(DecisionOutcome.DIRECT));

        assertThat(answer(responder())).isEqualTo(new Fallback(ELSEWHERE));
    }

    @Test
    void reachesTheAgentThoughNobodyHeldTheNumberBefore() {
        given(Rows.decision(DecisionOutcome.FALLBACK)
                .setFence(null)
                .setAgentId(null)
                .setReason("NOT_LEASED"));
        assertThat(answer(responder())).isEqualTo(new Fallback(SECURITY));

        given(Rows.route(1));

        assertThat(agent(responder())).isEqualTo(AGENT);
    }

    @Test
    void goesToTheFallbackStillWhenTheEarlierLeaseIsOver() {
        given(Rows.route(1).setState(RouteState.LIFTED));
        given(Rows.decision(DecisionOutcome.FALLBACK)
                .setFence(null)
                .setAgentId(null)
                .setReason("NOT_LEASED"));

        assertThat(answer(responder())).isEqualTo(new Fallback(SECURITY));
    }

    @Test
    void putsNoRespondersCallThroughToTheBot() {
        given(Rows.route(1));
        given(Rows.decision(DecisionOutcome.AUTO_RESPONDER).setReason("MESSAGE"));

        assertThat(agent(responder())).isEqualTo(AGENT);
        assertThat(answer(responder().fromAgent(AGENT))).isInstanceOf(AutoResponder.class);
        assertThat(answer(responder().fromAgent(COLLEAGUE))).isEqualTo(Routing.NORMAL);
    }

    @Test
    void putsNoRespondersCallIntoAQueue() {
        given(Rows.route(1));
        given(Rows.decision(DecisionOutcome.NORMAL).setAgentId(COLLEAGUE).setReason("OTHER_AGENT"));

        assertThat(agent(responder())).isEqualTo(AGENT);
        assertThat(answer(responder().fromAgent(COLLEAGUE))).isEqualTo(Routing.NORMAL);
    }

    @Test
    void reachesNoAgentWhoseSessionWithoutANumberIsOver() {
        IncomingCall call = toNumber("+12025550155").withCallId(CALL);
        given(Rows.block(1));
        given(Rows.decision(DecisionOutcome.DIRECT).setNumber(null).setReason("PSAP_CALLBACK"));
        assertThat(agent(call)).isEqualTo(AGENT);

        given(Rows.block(1).setState(BlockState.LIFTED));

        assertThat(answer(call)).isEqualTo(Routing.NORMAL);
    }

    /** Neither the tables nor a decision that say "as ever" say that this agent may be rung (R1). */
    @Test
    void ringsNoOtherAgentInAnEmergency() {
        given(Rows.route(1));
        given(Rows.block(2).setAgentId("agent-3"));
        IncomingCall call = toNumber(NUMBER).fromAgent(COLLEAGUE);
        assertThat(answer(call.ringing("agent-3").withCallId("call-2"))).isEqualTo(Routing.NORMAL);

        given(Rows.block(3).setAgentId("agent-3").setExceptNumbers(List.of(OTHER_NUMBER)));
        given(Rows.decision(DecisionOutcome.NORMAL).setAgentId(COLLEAGUE).setReason("OTHER_AGENT"));

        assertThat(answer(call.ringing("agent-3"))).isInstanceOf(Blocked.class);
        assertThat(answer(call.ringing("agent-3").withCallId(CALL))).isInstanceOf(Blocked.class);
        assertThat(answer(toAgent("agent-3").withCallId(CALL).fromAgent(COLLEAGUE)))
                .isInstanceOf(Blocked.class);
        assertThat(answer(call.ringing(COLLEAGUE))).isEqualTo(Routing.NORMAL);
    }

    private static IncomingCall responder() {
        return toNumber(NUMBER).fromNumber(RESPONDER).withCallId(CALL);
    }

    private String agent(IncomingCall call) {
        return ((Direct) answer(call)).agentId();
    }

    private Routing answer(IncomingCall call) {
        return table.route(call, NOW);
    }

    private void given(DirectRoute.Builder route) {
        table.apply("override.direct-routes", NUMBER, route.build(), NOW);
    }

    private void given(InboundBlock.Builder block) {
        table.apply("override.inbound-blocks", block.getAgentId(), block.build(), NOW);
    }

    private void given(CallbackDecision.Builder decision) {
        table.apply("override.decisions", CALL, decision.build(), NOW);
    }
}
