package io.ringback.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call from its events so far.
 *
 * @param key under which all its legs' records go
 * @param link the leg that it was first said to belong to; null for none
 * @param told whether the start has gone out
 * @param agent whom that named
 */
record KnownCall(
        Parties parties,
        String key,
        @Nullable String link,
        Instant startedAt,
        boolean told,
        @Nullable String agent,
        boolean ended) {

    /**
     * The time of a start that is told stays: told again with another, it would be another call's (R22).
     *
     * @param at when the call began, as far as the report says
     */
    KnownCall knowing(Report report, Instant at) {
        boolean isOfStart = report.isStart() || report.began() != null;
        Instant start = isOfStart && !told && at.isBefore(startedAt) ? at : startedAt;
        @Nullable String to = link == null ? report.link() : link;
        return new KnownCall(parties.or(report.parties()), key, to, start, told, agent, ended);
    }

    KnownCall toldOf(@Nullable String named) {
        return new KnownCall(parties, key, link, startedAt, true, named, ended);
    }

    /** What is told next begins with the start again. */
    KnownCall untold() {
        return new KnownCall(parties, key, link, startedAt, false, null, ended);
    }

    KnownCall over() {
        return new KnownCall(parties, key, link, startedAt, told, agent, true);
    }
}
