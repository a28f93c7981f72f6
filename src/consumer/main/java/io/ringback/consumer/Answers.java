package io.ringback.consumer;

import io.ringback.consumer.Routing.AutoResponder;
import io.ringback.consumer.Routing.AwaitDecision;
import io.ringback.consumer.Routing.Direct;
import io.ringback.consumer.Routing.Fallback;
import io.ringback.event.CallbackDecision;
import io.ringback.event.DecisionBypass;
import io.ringback.event.DirectRoute;
import io.ringback.event.InboundBlock;
import io.ringback.event.PoolDefinition;
import io.ringback.event.RouteBypass;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what one row means for one call. */
final class Answers {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
    private static final Set<RouteBypass> EVERYTHING = EnumSet.complementOf(EnumSet.of(RouteBypass.UNKNOWN));

    private final RouterDefaults defaults;
    private final Definitions definitions;

    /** A pool's definition, where there is one. */
    interface Definitions {
        @Nullable PoolDefinition of(String pool);
    }

    Answers(RouterDefaults defaults, Definitions definitions) {
        this.defaults = defaults;
        this.definitions = definitions;
    }

    /** The row's own, or else what the pool's definition says, or else what the router was given. */
    private @Nullable String fallbackOf(String pool, @Nullable String named) {
        @Nullable PoolDefinition definition = named == null ? definitions.of(pool) : null;
        if (definition == null) {
            return defaults.fallbackOf(pool, named);
        }
        @Nullable String own = definition.getFallback();
        return own == null || own.isEmpty() ? defaults.fallback() : own;
    }

    /** What the desk decided; nothing when this version does not know the outcome, or nobody is named to ring. */
    Optional<Routing> decided(CallbackDecision decision) {
        String fallback = fallbackOf(decision.getPool(), decision.getFallback());
        return switch (decision.getOutcome()) {
            case DIRECT ->
                Optional.ofNullable(decision.getAgentId())
                        .map(agent -> new Direct(
                                agent,
                                routeBypass(decision.getBypass()),
                                decision.getNoAnswerSeconds(),
                                fallback,
                                decision.getEndpointRef()));
            case AUTO_RESPONDER -> Optional.of(new AutoResponder(decision.getNoAnswerSeconds(), fallback));
            case FALLBACK -> Optional.of(new Fallback(fallback));
            case NORMAL -> Optional.of(Routing.NORMAL);
            case UNKNOWN -> Optional.empty();
        };
    }

    /** A call to a leased number: the holder's own (R6), another agent's (R6), or anybody's from outside (R5, R17, R24). */
    Routing leased(DirectRoute route, IncomingCall call) {
        String fallback = fallbackOf(route.getPool(), route.getFallback());
        if (route.getAgentId().equals(call.callerAgent())) {
            return new AutoResponder(route.getNoAnswerSeconds(), fallback);
        }
        if (call.callerAgent() != null) {
            return Routing.NORMAL;
        }
        Set<RouteBypass> bypass = known(route.getBypass());
        Direct direct =
                new Direct(route.getAgentId(), bypass, route.getNoAnswerSeconds(), fallback, route.getEndpointRef());
        boolean nowhere = route.getSignedOut() && route.getEndpointRef() == null;
        Routing answer = nowhere ? new Fallback(fallback) : direct;
        return route.getRequiresDecision() ? afterDecision(call, answer) : answer;
    }

    /** A responder calls an agent whose session has no number (R10, R20): there is no route, the block says it all. */
    Routing withoutNumber(InboundBlock block, IncomingCall call) {
        int seconds = Math.toIntExact(defaults.noAnswer().toSeconds());
        String fallback = fallbackOf(block.getPool(), null);
        Direct direct = new Direct(block.getAgentId(), EVERYTHING, seconds, fallback, null);
        return block.getRequiresDecision() ? afterDecision(call, direct) : direct;
    }

    /** A call to a number of this pool that nobody holds (R9). */
    Routing unheld(String pool) {
        return new Fallback(fallbackOf(pool, null));
    }

    private static Routing afterDecision(IncomingCall call, Routing otherwise) {
        return call.callId() == null ? otherwise : new AwaitDecision(LONGEST_WAIT, otherwise);
    }

    private static Set<RouteBypass> routeBypass(List<DecisionBypass> bypass) {
        return known(bypass.stream().map(one -> RouteBypass.valueOf(one.name())).toList());
    }

    private static Set<RouteBypass> known(List<RouteBypass> bypass) {
        Set<RouteBypass> known = EnumSet.noneOf(RouteBypass.class);
        known.addAll(bypass);
        known.remove(RouteBypass.UNKNOWN);
        return known;
    }
}
