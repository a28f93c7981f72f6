package io.ringback.consumer;

import io.ringback.event.RouteBypass;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a router does with a call. */
public sealed interface Routing {
    /** Ringback has no say in this call: route it as ever. */
    Routing NORMAL = new Normal();

    /**
     * Ring the agent at once and before all else, past what {@code bypass} names (R5, R20).
     *
     * @param noAnswerSeconds ring so long, then go to {@code fallback}
     * @param fallback null when none is configured: let it ring
     * @param endpointRef the device to ring, from which the agent called (R24); null when none is known: any of theirs
     */
    record Direct(
            String agentId,
            Set<RouteBypass> bypass,
            int noAnswerSeconds,
            @Nullable String fallback,
            @Nullable String endpointRef)
            implements Routing {
        public Direct {
            bypass = Set.copyOf(bypass);
        }
    }

    /** The agent calls their own number: to the auto-responder, which takes a message (R6); else as for Direct. */
    record AutoResponder(int noAnswerSeconds, @Nullable String fallback) implements Routing {}

    /** See {@link Routing#NORMAL}. */
    record Normal() implements Routing {}

    /**
     * To the security desk (R9, R17), never to the agent who held the number.
     *
     * @param destination null when none is configured: play an announcement and hang up
     */
    record Fallback(@Nullable String destination) implements Routing {}

    /**
     * Do not ring this agent: an emergency goes on.
     *
     * @param until when the block ends by itself, unless it is lifted or prolonged
     */
    record Blocked(Instant until) implements Routing {}

    /**
     * Ask the table again whenever a decision arrives (R17); when {@code atMost} is over, do {@code otherwise}: no call
     * to a responder's number is lost to a decision that does not come.
     */
    record AwaitDecision(Duration atMost, Routing otherwise) implements Routing {}
}
