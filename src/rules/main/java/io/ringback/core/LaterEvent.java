package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A later event of a call.
 *
 * @param agent the agent of its leg, and
 * @param number the number that was called, as far as intake knows them: of two calls with one id they find the
 *     right one (R22)
 * @param knowsAgent whether it would name an agent if the call had one
 */
public record LaterEvent(
        CallId call,
        @Nullable AgentId agent,
        @Nullable CallbackNumber number,
        @Nullable Instant occurredAt,
        @Nullable Duration keepalive,
        boolean knowsAgent) {
    /** One that may be any party's. */
    public LaterEvent(
            CallId call,
            @Nullable AgentId agent,
            @Nullable CallbackNumber number,
            @Nullable Instant occurredAt,
            @Nullable Duration keepalive) {
        this(call, agent, number, occurredAt, keepalive, false);
    }
}
