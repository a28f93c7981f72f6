package io.ringback.core;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold between an outsider's tables after every decision. */
final class Invariants {
    private Invariants() {}

    static void hold(Observer seen, PoolState.BaseStatuses bases, Instant now) {
        routeExactlyWhileLeased(seen);
        shieldExactlyWhileHidden(seen);
        oneDeadlinePerAgent(seen);
        latestBaseUnderDoNotDisturb(seen, bases);
        Instant expiry = seen.firstExpiry();
        BrokenInvariant.unless(
                expiry == null || expiry.isAfter(now), "a deadline passed while something was held", seen);
    }

    private static void routeExactlyWhileLeased(Observer seen) {
        for (Output.RouteRow route : seen.routes.values()) {
            Output.NumberRow number = seen.numbers.get(route.number());
            boolean held = number != null && Observer.isHeld(number);
            BrokenInvariant.unless(route.active() == held, "direct route active exactly while leased", route);
            boolean toHolder = !held || number == null || number.agent().equals(route.agent());
            BrokenInvariant.unless(toHolder, "the route leads to the holder", route);
        }
        BrokenInvariant.unless(seen.routes.keySet().equals(seen.numbers.keySet()), "a route for every number", seen);
    }

    /** Do not disturb and block while a call of the agent's is hidden, which is while one is up or not closed. */
    private static void shieldExactlyWhileHidden(Observer seen) {
        Set<AgentId> hidden = new HashSet<>();
        for (Output.SuppressionRow call : seen.calls.values()) {
            if (call.agent() != null && seen.isHidden(call)) {
                hidden.add(call.agent());
            }
        }
        for (AgentId agent : seen.statuses.keySet()) {
            boolean agrees = seen.isDnd(agent) == hidden.remove(agent) || seen.displaced.contains(agent);
            BrokenInvariant.unless(agrees, "Do not disturb while a call is hidden", seen);
            Output.BlockRow block = seen.blocks.get(agent);
            boolean blocked = block != null && block.active();
            BrokenInvariant.unless(blocked == seen.isDnd(agent), "block with Do not disturb", seen);
            boolean toNumber = !blocked || block == null || Objects.equals(block.number(), numberOf(seen, agent));
            BrokenInvariant.unless(toNumber, "the block excepts the number that the agent holds", seen);
        }
        BrokenInvariant.unless(hidden.isEmpty(), "Do not disturb while a call is hidden", hidden);
    }

    static @Nullable CallbackNumber numberOf(Observer seen, AgentId agent) {
        CallbackNumber held = null;
        for (Output.NumberRow row : seen.numbers.values()) {
            if (Observer.isHeld(row) && row.agent().equals(agent)) {
                BrokenInvariant.unless(held == null, "one number for an agent", row);
                held = row.number();
            }
        }
        return held;
    }

    private static void oneDeadlinePerAgent(Observer seen) {
        Map<AgentId, Observer.Deadline> first = new HashMap<>();
        for (Observer.Deadline deadline : seen.deadlines()) {
            if (deadline.agent() != null) {
                Observer.Deadline other = first.putIfAbsent(deadline.agent(), deadline);
                BrokenInvariant.unless(other == null || other.equals(deadline), "deadlines move together", deadline);
            }
        }
    }

    private static void latestBaseUnderDoNotDisturb(Observer seen, PoolState.BaseStatuses bases) {
        for (Output.StatusRow row : seen.statuses.values()) {
            boolean latest = row.expiresAt() == null || Objects.equals(row.base(), bases.of(row.agent()));
            BrokenInvariant.unless(latest, "consumers know the latest base status", row);
        }
    }
}
