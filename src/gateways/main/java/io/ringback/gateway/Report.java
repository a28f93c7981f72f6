package io.ringback.gateway;

import io.ringback.event.CallEventType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a system says of one call.
 *
 * @param at when it happened by the system's clock; null when the system does not say
 * @param saidAt when the system sent it, for one without a time of its own; null when only its arrival is known
 * @param began when the call began, where an event of another kind says it, too; null when it does not
 * @param link the call that this one is another leg of, or the id that all legs of a conversation share; null for none
 * @param keepaliveSeconds how often the system says that the call is up; null when it does not
 * @param close what a close says besides; null when it says nothing
 */
record Report(
        String callId,
        CallEventType type,
        @Nullable Instant at,
        @Nullable Instant saidAt,
        @Nullable Instant began,
        @Nullable String link,
        Parties parties,
        @Nullable Integer keepaliveSeconds,
        @Nullable Close close) {
    /**
     * What a close may say besides its call (R4).
     *
     * @param force legs still believed to be up are over
     * @param agentId whose session is over whatever the call is; null when the call alone says it
     * @param pool the agent's; null for the gateway's
     */
    record Close(
            boolean force,
            @Nullable String agentId,
            @Nullable String pool) {}

    /** More than clocks are apart that anybody looks after. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    boolean isStart() {
        return type == CallEventType.STARTED;
    }

    /** The same call, something else that happened to it. */
    Report as(CallEventType other, @Nullable Instant when) {
        return new Report(callId, other, when, saidAt, began, link, parties, keepaliveSeconds, null);
    }

    Report with(Parties others, @Nullable String first) {
        return new Report(callId, type, at, saidAt, began, first, others, keepaliveSeconds, close);
    }

    /**
     * With its own time, or else the best that is known. What has none is told as a while old, but for an end: by the
     * system's clock, which other events may have, an end must not be older than its call (R14).
     */
    Report timed(Instant came) {
        if (at != null) {
            return this;
        }
        boolean isEnd = type == CallEventType.ENDED;
        return at(saidAt != null ? saidAt : isEnd ? came : came.minus(CLOCKS));
    }

    Report saidAt(Instant when) {
        return new Report(callId, type, at, when, began, link, parties, keepaliveSeconds, close);
    }

    private Report at(Instant when) {
        return new Report(callId, type, when, saidAt, began, link, parties, keepaliveSeconds, close);
    }
}
