package io.ringback.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call from its events so far.
 *
 * @param key under which all its legs' records go
 * @param told whether the start has gone out
 * @param agent whom that named
 */
record KnownCall(
        Parties parties,
        String key,
        Instant startedAt,
        boolean told,
        @Nullable String agent,
        boolean ended) {

    /** The time of a start that is told stays: told again with another, it would be another call's (R22). */
    KnownCall knowing(Parties more, Instant at, boolean isOfStart) {
        boolean earlier = isOfStart && !told && at.isBefore(startedAt);
        return new KnownCall(parties.or(more), key, earlier ? at : startedAt, told, agent, ended);
    }

    KnownCall toldOf(@Nullable String named) {
        return new KnownCall(parties, key, startedAt, true, named, ended);
    }

    KnownCall over() {
        return new KnownCall(parties, key, startedAt, told, agent, true);
    }
}
