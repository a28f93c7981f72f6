package io.ringback.notify.rules;

import io.ringback.core.PoolName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened, to be told.
 *
 * @param about the agent, number, call, place, device: told on as they are, and never looked at
 * @param at when the desk decided it
 */
public record Notice(NoticeId id, PoolName pool, Kind kind, About about, Instant at) {
    /** References that come with a notice. */
    public record About(
            @Nullable String callId,
            @Nullable String agentId,
            @Nullable String number,
            @Nullable String locationRef,
            @Nullable String endpointRef,
            @Nullable Integer count) {}

    /** Whether anybody outside can have caused it: others come before it (R25). */
    public boolean isFromOutside() {
        return kind.isFromOutside(about.agentId() != null);
    }

    /** Says that nobody acknowledged this one. */
    Notice notAcknowledged(Instant now) {
        return new Notice(id.ofNotAcknowledged(), pool, Kind.NOT_ACKNOWLEDGED, about, now);
    }
}
