package io.ringback.consumer;

import static io.ringback.consumer.IncomingCall.toNumber;
import static io.ringback.consumer.Rows.AGENT;
import static io.ringback.consumer.Rows.COLLEAGUE;
import static io.ringback.consumer.Rows.NOW;
import static io.ringback.consumer.Rows.NUMBER;
import static io.ringback.consumer.Rows.OTHER_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.consumer.Routing.Direct;
import io.ringback.consumer.Routing.Fallback;
import io.ringback.event.DefinitionState;
import io.ringback.event.PoolDefinition;
import io.ringback.event.RouteState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When and whither a router sends a call to the fallback. */
class RoutingFallbackTest {
    private final RouterStage router = new RouterStage();

    @Test
    void sendsALateCallbackToThePoolsFallbackNeverToTheFormerHolder() {
        router.given(Rows.number(NUMBER, "harbour"), NUMBER);
        router.given(Rows.route(1).setPool("harbour").setState(RouteState.LIFTED));

        assertThat(router.answer(toNumber(NUMBER).ringing(AGENT))).isEqualTo(new Fallback("sip:harbour@example.com"));
    }

    @Test
    void sendsAnAgentWhoDialsANumberThatNobodyHoldsToTheFallback() {
        router.given(Rows.number(OTHER_NUMBER, "default"), OTHER_NUMBER);

        assertThat(router.answer(toNumber(OTHER_NUMBER).fromAgent(COLLEAGUE))).isEqualTo(new Fallback("+12025550198"));
    }

    @Test
    void hasNoFallbackWhenNoneIsConfigured() {
        RoutingTable bare = new RoutingTable((String) null);
        bare.apply("numbers", NUMBER, Rows.number(NUMBER, "default"), NOW);

        assertThat(bare.route(toNumber(NUMBER), NOW)).isEqualTo(new Fallback(null));
    }

    @Test
    void usesTheFallbackOfAPoolThatWasMadeAtRunTime() {
        router.given(Rows.number(NUMBER, "tenant"), NUMBER);
        router.table().apply("pool-definitions", "tenant", definition("+12025550177"), NOW);

        assertThat(router.answer(toNumber(NUMBER))).isEqualTo(new Fallback("+12025550177"));
    }

    @Test
    void usesTheDefaultFallbackOfAPoolThatWasMadeWithoutOne() {
        router.given(Rows.number(NUMBER, "tenant"), NUMBER);
        router.table().apply("pool-definitions", "tenant", definition(null), NOW);

        assertThat(router.answer(toNumber(NUMBER))).isEqualTo(new Fallback("+12025550198"));
    }

    @Test
    void goesByItsOwnSettingsAgainWhenADefinitionIsGone() {
        router.given(Rows.number(NUMBER, "tenant"), NUMBER);
        router.table().apply("pool-definitions", "tenant", definition("+12025550177"), NOW);
        router.table().apply("pool-definitions", "tenant", null, NOW);

        assertThat(router.answer(toNumber(NUMBER))).isEqualTo(new Fallback("+12025550198"));
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
        router.given(Rows.route(1).setFallback(null));

        assertThat(router.answer(toNumber(NUMBER)))
                .isEqualTo(new Direct(AGENT, RouterStage.ALL, 20, "+12025550198", null));
    }

    @Test
    void forgetsANumberThatHasLeftThePool() {
        router.given(Rows.number(NUMBER, "default"), NUMBER);
        router.table().apply("numbers", NUMBER, null, NOW);

        assertThat(router.answer(toNumber(NUMBER))).isEqualTo(Routing.NORMAL);
    }
}
