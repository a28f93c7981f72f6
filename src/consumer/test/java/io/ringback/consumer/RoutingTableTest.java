package io.ringback.consumer;

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
import io.ringback.consumer.Routing.Direct;
import io.ringback.consumer.Routing.Fallback;
import io.ringback.event.DecisionOutcome;
import io.ringback.event.DefinitionState;
import io.ringback.event.PoolDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a router does with a call to a number, sentence by sentence (R5, R6, R9, R17, R24). */
class RoutingTableTest {
    private final RouterStage router = new RouterStage();

    @Test
    void routesAsEverWhileNothingIsKnown() {
        assertThat(router.answer(toNumber(NUMBER).ringing(AGENT).markedPsapCallback()))
                .isEqualTo(Routing.NORMAL);
    }

    /** Who looks through ten thousand pools at each call keeps it waiting. */
    @Test
    void givesTheSamePoolsUntilOneChanges() {
        RoutingTable table = new RoutingTable((String) null);
        PoolDefinition pool = PoolDefinition.newBuilder()
                .setPool("tenant-7")
                .setRegion("GB")
                .setState(DefinitionState.OPEN)
                .build();

        assertThat(table.definitions(NOW)).isEmpty();
        table.apply("pool-definitions", "tenant-7", pool, NOW);
        assertThat(table.definitions(NOW)).containsExactly(pool).isSameAs(table.definitions(NOW));
        table.apply("pool-definitions", "tenant-7", null, NOW);
        assertThat(table.definitions(NOW)).isEmpty();
    }

    @Test
    void putsARespondersCallToALeasedNumberThroughToItsHolder() {
        router.given(Rows.route(1));

        assertThat(router.answer(toNumber(NUMBER).fromNumber(RESPONDER))).isEqualTo(RouterStage.DIRECT);
    }

    /** Many a switch says "" for "none": a responder would be an agent, and land in a queue. */
    @Test
    void takesAnEmptyTextForNone() {
        router.given(Rows.route(1).setRequiresDecision(true));

        assertThat(router.answer(new IncomingCall("", NUMBER, "", " ", "", false)))
                .isEqualTo(RouterStage.DIRECT);
    }

    @Test
    void putsASecondCallbackThroughAtOnceToo() {
        router.given(Rows.route(1));
        router.given(Rows.block(1));

        assertThat(router.answer(toNumber(NUMBER).withCallId("call-2").ringing(AGENT)))
                .isEqualTo(RouterStage.DIRECT);
    }

    @Test
    void ringsTheDeviceFromWhichTheAgentCalled() {
        router.given(Rows.route(1).setEndpointRef("desk-7").setSignedOut(true));

        assertThat(router.answer(toNumber(NUMBER)))
                .isEqualTo(new Direct(AGENT, RouterStage.ALL, 20, SECURITY, "desk-7"));
    }

    @Test
    void goesToTheFallbackAtOnceWhenTheHolderIsSignedOutAndNoDeviceIsKnown() {
        router.given(Rows.route(1).setSignedOut(true));

        assertThat(router.answer(toNumber(NUMBER))).isEqualTo(new Fallback(SECURITY));
    }

    @Test
    void putsAMarkedCallThroughToTheAgentItNamesWhoeverHoldsTheNumber() {
        router.given(Rows.route(1).setNumber(OTHER_NUMBER));
        router.given(Rows.route(1).setAgentId(COLLEAGUE));

        assertThat(router.answer(toNumber(NUMBER).ringing(AGENT).markedPsapCallback()))
                .isEqualTo(RouterStage.DIRECT);
    }

    @Test
    void sendsTheHolderToTheAutoResponder() {
        router.given(Rows.route(1));

        assertThat(router.answer(toNumber(NUMBER).fromAgent(AGENT))).isEqualTo(new AutoResponder(20, SECURITY));
    }

    @Test
    void treatsAnotherAgentsCallToALeasedNumberAsNormal() {
        router.given(Rows.route(1));

        assertThat(router.answer(toNumber(NUMBER).fromAgent(COLLEAGUE))).isEqualTo(Routing.NORMAL);
    }

    @Test
    void waitsAtMost200MillisecondsForARequiredDecisionAndThenGoesDirect() {
        router.given(Rows.route(1).setRequiresDecision(true));

        assertThat(router.answer(toNumber(NUMBER).withCallId(CALL)))
                .isEqualTo(new AwaitDecision(Duration.ofMillis(200), RouterStage.DIRECT));
    }

    @Test
    void waitsForNoDecisionThatCouldNotBeTold() {
        router.given(Rows.route(1).setRequiresDecision(true));

        assertThat(router.answer(toNumber(NUMBER))).isEqualTo(RouterStage.DIRECT);
    }

    @Test
    void asksNoDecisionForTheAgentsOwnCalls() {
        router.given(Rows.route(1).setRequiresDecision(true));

        assertThat(router.answer(toNumber(NUMBER).withCallId(CALL).fromAgent(AGENT)))
                .isInstanceOf(AutoResponder.class);
        assertThat(router.answer(toNumber(NUMBER).withCallId(CALL).fromAgent(COLLEAGUE)))
                .isEqualTo(Routing.NORMAL);
    }

    @Test
    void followsTheDecisionOnceItArrives() {
        router.given(Rows.route(1).setRequiresDecision(true));
        router.given(DecisionOutcome.FALLBACK);

        assertThat(router.answer(toNumber(NUMBER).withCallId(CALL))).isEqualTo(new Fallback(SECURITY));
        assertThat(router.answer(toNumber(NUMBER).withCallId("call-2"))).isInstanceOf(AwaitDecision.class);
    }

    @Test
    void saysTheSameAsEachDecision() {
        assertThat(decided(DecisionOutcome.DIRECT)).isEqualTo(RouterStage.DIRECT);
        assertThat(decided(DecisionOutcome.AUTO_RESPONDER)).isEqualTo(new AutoResponder(20, SECURITY));
        assertThat(decided(DecisionOutcome.FALLBACK)).isEqualTo(new Fallback(SECURITY));
        assertThat(decided(DecisionOutcome.NORMAL)).isEqualTo(Routing.NORMAL);
    }

    @Test
    void goesByItsTablesWhenADecisionIsNotUnderstood() {
        router.given(Rows.route(1));
        router.given(DecisionOutcome.UNKNOWN);

        assertThat(router.answer(toNumber(NUMBER).withCallId(CALL))).isEqualTo(RouterStage.DIRECT);
    }

    @Test
    void needsFiveTopicsAndNoOther() {
        assertThat(router.table().topics().keySet())
                .isEqualTo(Set.of(
                        "override.direct-routes",
                        "override.inbound-blocks",
                        "override.decisions",
                        "numbers",
                        "pool-definitions"));
        router.table().apply("notices", "default", Rows.route(1).build(), NOW);
        router.table().apply("override.direct-routes", NUMBER, Rows.block(1).build(), NOW);

        assertThat(router.answer(toNumber(NUMBER))).isEqualTo(Routing.NORMAL);
    }

    @Test
    void namesNobodyInItsText() {
        IncomingCall call = toNumber(NUMBER).fromNumber(RESPONDER).withCallId(CALL);

        assertThat(List.of(call.toString()))
                .noneMatch(text -> text.contains("+1202"))
                .containsExactly("IncomingCall[callId=call-1]");
    }

    private Routing decided(DecisionOutcome outcome) {
        router.given(outcome);
        return router.answer(toNumber(NUMBER).withCallId(CALL));
    }
}
