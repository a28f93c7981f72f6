package io.ringback.consumer;

import static io.ringback.consumer.IncomingCall.toAgent;
import static io.ringback.consumer.IncomingCall.toNumber;
import static io.ringback.consumer.Rows.AGENT;
import static io.ringback.consumer.Rows.CALL;
import static io.ringback.consumer.Rows.COLLEAGUE;
import static io.ringback.consumer.Rows.IN_AN_HOUR;
import static io.ringback.consumer.Rows.NUMBER;
import static io.ringback.consumer.Rows.OTHER_NUMBER;
import static io.ringback.consumer.Rows.SECURITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.Routing.AwaitDecision;
import io.ringback.consumer.Routing.Blocked;
import io.ringback.consumer.Routing.Direct;
import io.ringback.consumer.Routing.Fallback;
import io.ringback.event.BlockState;
import org.junit.jupiter.api.Test;

/** What a router does with calls to an agent in an emergency, marked by a responder or not. */
class RoutingBlockTest {
    private final RouterStage router = new RouterStage();

    @Test
    void blocksAnyOtherCallToAnAgentInAnEmergency() {
        router.given(Rows.block(1));

        assertThat(router.answer(toAgent(AGENT))).isEqualTo(new Blocked(IN_AN_HOUR));
        assertThat(router.answer(
                        toNumber("+12025550155").fromNumber("+12025550156").ringing(AGENT)))
                .isEqualTo(new Blocked(IN_AN_HOUR));
        assertThat(router.answer(toAgent(AGENT).fromAgent(COLLEAGUE))).isEqualTo(new Blocked(IN_AN_HOUR));
        assertThat(router.answer(toAgent(COLLEAGUE))).isEqualTo(Routing.NORMAL);
    }

    @Test
    void letsTheFallbackDestinationThroughABlock() {
        router.given(Rows.block(1));

        assertThat(router.answer(toAgent(AGENT).fromNumber(SECURITY))).isEqualTo(Routing.NORMAL);
    }

    @Test
    void letsACallToAnExceptedNumberThroughABlock() {
        router.given(Rows.block(1));

        assertThat(router.answer(toNumber(NUMBER).ringing(AGENT))).isEqualTo(Routing.NORMAL);
    }

    @Test
    void putsAMarkedResponderThroughToAnAgentWithANumberWhateverWasDialled() {
        router.given(Rows.route(1));
        router.given(Rows.number(OTHER_NUMBER, "default"), OTHER_NUMBER);

        assertThat(router.answer(toAgent(AGENT).markedPsapCallback())).isEqualTo(RouterStage.DIRECT);
        assertThat(router.answer(toNumber(OTHER_NUMBER).ringing(AGENT).markedPsapCallback()))
                .isEqualTo(RouterStage.DIRECT);
    }

    @Test
    void putsAMarkedResponderThroughToAnAgentWhoGotNoNumber() {
        router.given(Rows.block(1));

        assertThat(router.answer(toAgent(AGENT).markedPsapCallback()))
                .isEqualTo(new Direct(AGENT, RouterStage.ALL, 25, "+12025550198", null));
    }

    @Test
    void waitsForADecisionOnAMarkedResponderWhereTrustIsListed() {
        router.given(Rows.block(1).setRequiresDecision(true));

        assertThat(router.answer(toAgent(AGENT).withCallId(CALL).markedPsapCallback()))
                .isInstanceOf(AwaitDecision.class);
    }

    @Test
    void ignoresTheMarkOnACallToAnAgentWithoutAnEmergency() {
        router.given(Rows.route(1));

        assertThat(router.answer(toAgent(COLLEAGUE).markedPsapCallback())).isEqualTo(Routing.NORMAL);
    }

    @Test
    void takesNoColleagueForAResponder() {
        router.given(Rows.route(1));
        router.given(Rows.number(OTHER_NUMBER, "default"), OTHER_NUMBER);

        assertThat(router.answer(toNumber(OTHER_NUMBER)
                        .fromAgent(COLLEAGUE)
                        .ringing(AGENT)
                        .markedPsapCallback()))
                .isEqualTo(new Fallback("+12025550198"));
    }

    @Test
    void liftsTheBlockWhileTheNumberLivesOn() {
        router.given(Rows.route(1));
        router.given(Rows.block(1));
        router.given(Rows.block(1).setState(BlockState.LIFTED));

        assertThat(router.answer(toAgent(AGENT))).isEqualTo(Routing.NORMAL);
        assertThat(router.answer(toNumber(NUMBER))).isEqualTo(RouterStage.DIRECT);
        assertThat(router.answer(toAgent(AGENT).markedPsapCallback())).isEqualTo(RouterStage.DIRECT);
    }
}
