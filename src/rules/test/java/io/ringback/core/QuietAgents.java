package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** R3: since when no call of an agent's was seen up, in a pool that closes sessions by itself. */
final class QuietAgents {
    private final Map<AgentId, Instant> since = new HashMap<>();
    /** When a call of an agent's was last told of. */
    private final Map<AgentId, Instant> told = new HashMap<>();

    QuietAgents() {}

    QuietAgents(QuietAgents other) {
        since.putAll(other.since);
        told.putAll(other.told);
    }

    /** Consumers are told of a call of this agent's. */
    void told(AgentId agent, Instant now) {
        told.put(agent, now);
    }

    /** The agents of whom no call was seen up for that long: their sessions are closed, and they are free. */
    Set<AgentId> closed(Observer seen, Duration wait, Instant now) {
        Set<AgentId> closed = new HashSet<>();
        for (AgentId agent : seen.statuses.keySet()) {
            if (seen.isBusy(agent)) {
                since.remove(agent);
                continue;
            }
            Instant quiet = since.computeIfAbsent(agent, unseen -> now);
            if (!quiet.plus(wait).isAfter(now)) {
                closed.add(agent);
            }
            boolean over = latest(quiet, told.get(agent)).plus(wait).isBefore(now);
            boolean free = !seen.isDnd(agent) || seen.displaced.contains(agent);
            BrokenInvariant.unless(!over || free, "no call for as long as closes the session, yet not free", agent);
        }
        return closed;
    }

    private static Instant latest(Instant one, @Nullable Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    long fingerprint(Fingerprint by) {
        return Fingerprint.together(by.of(since), by.of(told));
    }
}
