package io.ringback.consumer;

import static io.ringback.consumer.IncomingCall.toAgent;
import static io.ringback.consumer.IncomingCall.toNumber;
import static io.ringback.consumer.Rows.AGENT;
import static io.ringback.consumer.Rows.CALL;
import static io.ringback.consumer.Rows.COLLEAGUE;
import static io.ringback.consumer.Rows.IN_AN_HOUR;
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
import io.ringback.event.DecisionOutcome;
import io.ringback.event.DefinitionState;
import io.ringback.event.DirectRoute;
import io.ringback.event.InboundBlock;
import io.ringback.event.PoolDefinition;
import io.ringback.event.PooledNumber;
import io.ringback.event.RouteBypass;
import io.ringback.event.RouteState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a router does with a call, sentence by sentence. */
class RoutingTableTest {
    private static final Set<RouteBypass> ALL = EnumSet.complementOf(EnumSet.of(RouteBypass.UNKNOWN));
    private static final Direct DIRECT = new Direct(AGENT, ALL, 20, SECURITY, null);

    private final RoutingTable table = new RoutingTable(
            new RouterDefaults("+12025550198", Map.of("harbour", "sip:harbour@example.com"), Duration.ofSeconds(25)));

    @Test
    void routesAsEverWhileNothingIsKnown() {
        assertThat(answer(toNumber(NUMBER).ringing(AGENT).markedPsapCallback())).isEqualTo(Routing.NORMAL);
    }

    @Test
    void putsARespondersCallToALeasedNumberThroughToItsHolder() {
        given(Rows.route(1));

        assertThat(answer(toNumber(NUMBER).fromNumber(RESPONDER))).isEqualTo(DIRECT);
    }

    @Test
    void putsASecondCallbackThroughAtOnceToo() {
        given(Rows.route(1));
        given(Rows.block(1));

        assertThat(answer(toNumber(NUMBER).withCallId("call-2").ringing(AGENT))).isEqualTo(DIRECT);
    }

    @Test
    void ringsTheDeviceFromWhichTheAgentCalled() {
        given(Rows.route(1).setEndpointRef("desk-7").setSignedOut(true));

        assertThat(answer(toNumber(NUMBER))).isEqualTo(new Direct(AGENT, ALL, 20, SECURITY, "desk-7"));
    }

    @Test
    void goesToTheFallbackAtOnceWhenTheHolderIsSignedOutAndNoDeviceIsKnown() {
        given(Rows.route(1).setSignedOut(true));

        assertThat(answer(toNumber(NUMBER))).isEqualTo(new Fallback(SECURITY));
    }

    @Test
    void putsAMarkedCallThroughToTheAgentItNamesWhoeverHoldsTheNumber() {
        given(Rows.route(1).setNumber(OTHER_NUMBER));
        given(Rows.route(1).setAgentId(COLLEAGUE));

        assertThat(answer(toNumber(NUMBER).ringing(AGENT).markedPsapCallback())).isEqualTo(DIRECT);
    }

    @Test
    void sendsTheHolderToTheAutoResponder() {
        given(Rows.route(1));

        assertThat(answer(toNumber(NUMBER).fromAgent(AGENT))).isEqualTo(new AutoResponder(20, SECURITY));
    }

    @Test
    void treatsAnotherAgentsCallToALeasedNumberAsNormal() {
        given(Rows.route(1));

        assertThat(answer(toNumber(NUMBER).fromAgent(COLLEAGUE))).isEqualTo(Routing.NORMAL);
    }

    @Test
    void waitsAtMost200MillisecondsForARequiredDecisionAndThenGoesDirect() {
        given(Rows.route(1).setRequiresDecision(true));

        assertThat(answer(toNumber(NUMBER).withCallId(CALL)))
                .isEqualTo(new AwaitDecision(Duration.ofMillis(200), DIRECT));
    }

    @Test
    void waitsForNoDecisionThatCouldNotBeTold() {
        given(Rows.route(1).setRequiresDecision(true));

        assertThat(answer(toNumber(NUMBER))).isEqualTo(DIRECT);
    }

    @Test
    void asksNoDecisionForTheAgentsOwnCalls() {
        given(Rows.route(1).setRequiresDecision(true));

        assertThat(answer(toNumber(NUMBER).withCallId(CALL).fromAgent(AGENT))).isInstanceOf(AutoResponder.class);
        assertThat(answer(toNumber(NUMBER).withCallId(CALL).fromAgent(COLLEAGUE)))
                .isEqualTo(Routing.NORMAL);
    }

    @Test
    void followsTheDecisionOnceItArrives() {
        given(Rows.route(1).setRequiresDecision(true));
        given(DecisionOutcome.FALLBACK);

        assertThat(answer(toNumber(NUMBER).withCallId(CALL))).isEqualTo(new Fallback(SECURITY));
        assertThat(answer(toNumber(NUMBER).withCallId("call-2"))).isInstanceOf(AwaitDecision.class);
    }

    @Test
    void saysTheSameAsEachDecision() {
        assertThat(decided(DecisionOutcome.DIRECT)).isEqualTo(DIRECT);
        assertThat(decided(DecisionOutcome.AUTO_RESPONDER)).isEqualTo(new AutoResponder(20, SECURITY));
        assertThat(decided(DecisionOutcome.FALLBACK)).isEqualTo(new Fallback(SECURITY));
        assertThat(decided(DecisionOutcome.NORMAL)).isEqualTo(Routing.NORMAL);
    }

    @Test
    void goesByItsTablesWhenADecisionIsNotUnderstood() {
        given(Rows.route(1));
        given(DecisionOutcome.UNKNOWN);

        assertThat(answer(toNumber(NUMBER).withCallId(CALL))).isEqualTo(DIRECT);
    }

    @Test
    void sendsALateCallbackToThePoolsFallbackNeverToTheFormerHolder() {
        given(Rows.number(NUMBER, "harbour"), NUMBER);
        given(Rows.route(1).setPool("harbour").setState(RouteState.LIFTED));

        assertThat(answer(toNumber(NUMBER).ringing(AGENT))).isEqualTo(new Fallback("sip:harbour@example.com"));
    }

    @Test
    void sendsAnAgentWhoDialsANumberThatNobodyHoldsToTheFallback() {
        given(Rows.number(OTHER_NUMBER, "default"), OTHER_NUMBER);

        assertThat(answer(toNumber(OTHER_NUMBER).fromAgent(COLLEAGUE))).isEqualTo(new Fallback("+12025550198"));
    }

    @Test
    void hasNoFallbackWhenNoneIsConfigured() {
        RoutingTable bare = new RoutingTable((String) null);
        bare.apply("numbers", NUMBER, Rows.number(NUMBER, "default"), NOW);

        assertThat(bare.route(toNumber(NUMBER), NOW)).isEqualTo(new Fallback(null));
    }

    @Test
    void usesTheFallbackOfAPoolThatWasMadeAtRunTime() {
        given(Rows.number(NUMBER, "tenant"), NUMBER);
        table.apply("pool-definitions", "tenant", definition("+12025550177"), NOW);

        assertThat(answer(toNumber(NUMBER))).isEqualTo(new Fallback("+12025550177"));
    }

    @Test
    void usesTheDefaultFallbackOfAPoolThatWasMadeWithoutOne() {
        given(Rows.number(NUMBER, "tenant"), NUMBER);
        table.apply("pool-definitions", "tenant", definition(null), NOW);

        assertThat(answer(toNumber(NUMBER))).isEqualTo(new Fallback("+12025550198"));
    }

    @Test
    void goesByItsOwnSettingsAgainWhenADefinitionIsGone() {
        given(Rows.number(NUMBER, "tenant"), NUMBER);
        table.apply("pool-definitions", "tenant", definition("+12025550177"), NOW);
        table.apply("pool-definitions", "tenant", null, NOW);

        assertThat(answer(toNumber(NUMBER))).isEqualTo(new Fallback("+12025550198"));
    }

    private static PoolDefinition definition(@Nullable String fallback) {
        return PoolDefinition.newBuilder()
                .setPool("tenant")
                .setState(DefinitionState.OPEN)
                .setFallback(fallback)
                .build();
    }

    @Test
    void usesTheDefaultFallbackWhenTheRouteNamesNone() {
        given(Rows.route(1).setFallback(null));

        assertThat(answer(toNumber(NUMBER))).isEqualTo(new Direct(AGENT, ALL, 20, "+12025550198", null));
    }

    @Test
    void forgetsANumberThatHasLeftThePool() {
        given(Rows.number(NUMBER, "default"), NUMBER);
        table.apply("numbers", NUMBER, null, NOW);

        assertThat(answer(toNumber(NUMBER))).isEqualTo(Routing.NORMAL);
    }

    @Test
    void blocksAnyOtherCallToAnAgentInAnEmergency() {
        given(Rows.block(1));

        assertThat(answer(toAgent(AGENT))).isEqualTo(new Blocked(IN_AN_HOUR));
        assertThat(answer(toNumber("+12025550155").fromNumber("+12025550156").ringing(AGENT)))
                .isEqualTo(new Blocked(IN_AN_HOUR));
        assertThat(answer(toAgent(AGENT).fromAgent(COLLEAGUE))).isEqualTo(new Blocked(IN_AN_HOUR));
        assertThat(answer(toAgent(COLLEAGUE))).isEqualTo(Routing.NORMAL);
    }

    @Test
    void letsTheFallbackDestinationThroughABlock() {
        given(Rows.block(1));

        assertThat(answer(toAgent(AGENT).fromNumber(SECURITY))).isEqualTo(Routing.NORMAL);
    }

    @Test
    void letsACallToAnExceptedNumberThroughABlock() {
        given(Rows.block(1));

        assertThat(answer(toNumber(NUMBER).ringing(AGENT))).isEqualTo(Routing.NORMAL);
    }

    @Test
    void putsAMarkedResponderThroughToAnAgentWithANumberWhateverWasDialled() {
        given(Rows.route(1));
        given(Rows.number(OTHER_NUMBER, "default"), OTHER_NUMBER);

        assertThat(answer(toAgent(AGENT).markedPsapCallback())).isEqualTo(DIRECT);
        assertThat(answer(toNumber(OTHER_NUMBER).ringing(AGENT).markedPsapCallback()))
                .isEqualTo(DIRECT);
    }

    @Test
    void putsAMarkedResponderThroughToAnAgentWhoGotNoNumber() {
        given(Rows.block(1));

        assertThat(answer(toAgent(AGENT).markedPsapCallback()))
                .isEqualTo(new Direct(AGENT, ALL, 25, "+12025550198", null));
    }

    @Test
    void waitsForADecisionOnAMarkedResponderWhereTrustIsListed() {
        given(Rows.block(1).setRequiresDecision(true));

        assertThat(answer(toAgent(AGENT).withCallId(CALL).markedPsapCallback())).isInstanceOf(AwaitDecision.class);
    }

    @Test
    void ignoresTheMarkOnACallToAnAgentWithoutAnEmergency() {
        given(Rows.route(1));

        assertThat(answer(toAgent(COLLEAGUE).markedPsapCallback())).isEqualTo(Routing.NORMAL);
    }

    @Test
    void takesNoColleagueForAResponder() {
        given(Rows.route(1));
        given(Rows.number(OTHER_NUMBER, "default"), OTHER_NUMBER);

        assertThat(answer(toNumber(OTHER_NUMBER)
                        .fromAgent(COLLEAGUE)
                        .ringing(AGENT)
                        .markedPsapCallback()))
                .isEqualTo(new Fallback("+12025550198"));
    }

    @Test
    void liftsTheBlockWhileTheNumberLivesOn() {
        given(Rows.route(1));
        given(Rows.block(1));
        given(Rows.block(1).setState(BlockState.LIFTED));

        assertThat(answer(toAgent(AGENT))).isEqualTo(Routing.NORMAL);
        assertThat(answer(toNumber(NUMBER))).isEqualTo(DIRECT);
        assertThat(answer(toAgent(AGENT).markedPsapCallback())).isEqualTo(DIRECT);
    }

    @Test
    void needsFiveTopicsAndNoOther() {
        assertThat(table.topics().keySet())
                .isEqualTo(Set.of(
                        "override.direct-routes",
                        "override.inbound-blocks",
                        "override.decisions",
                        "numbers",
                        "pool-definitions"));
        table.apply("notices", "default", Rows.route(1).build(), NOW);
        table.apply("override.direct-routes", NUMBER, Rows.block(1).build(), NOW);

        assertThat(answer(toNumber(NUMBER))).isEqualTo(Routing.NORMAL);
    }

    @Test
    void namesNobodyInItsText() {
        IncomingCall call = toNumber(NUMBER).fromNumber(RESPONDER).withCallId(CALL);

        assertThat(List.of(call.toString()))
                .noneMatch(text -> text.contains("+1202"))
                .containsExactly("IncomingCall[callId=call-1]");
    }

    private Routing decided(DecisionOutcome outcome) {
        given(outcome);
        return answer(toNumber(NUMBER).withCallId(CALL));
    }

    private Routing answer(IncomingCall call) {
        return table.route(call, NOW);
    }

    private void given(DirectRoute.Builder route) {
        table.apply("override.direct-routes", route.getNumber(), route.build(), NOW);
    }

    private void given(InboundBlock.Builder block) {
        table.apply("override.inbound-blocks", block.getAgentId(), block.build(), NOW);
    }

    private void given(DecisionOutcome outcome) {
        table.apply("override.decisions", CALL, Rows.decision(outcome).build(), NOW);
    }

    private void given(PooledNumber number, String key) {
        table.apply("numbers", key, number, NOW);
    }
}
