package io.ringback.asterisk;

import io.ringback.event.AgentStatus;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.SuppressionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The emergencies of this Asterisk's agents: who is shielded, which calls are up, and when a session has been quiet for
 * so long that it is closed, since Asterisk has no event for that.
 */
final class Sessions {
    /** What to do about an agent's shield: on, or off with the status that the agent has again. */
    record Shielding(String agentId, boolean on, @Nullable String base) {}

    /** A session to close, by a call of it. */
    record Close(String callId, String agentId) {}

    /** A call of an agent's emergency that is up. */
    record UpCall(String callId, String agentId) {}

    private static final class Session {
        /** Its calls, and until when they are up unless more is said of them. */
        private final Map<String, Instant> up = new HashMap<>();

        private boolean shielded;
        private boolean told;
        /** Asterisk knows that there is no shield. */
        private boolean down;
        /** This Asterisk has a part in it. */
        private boolean here;

        private String pool = "";
        private long fence = Long.MIN_VALUE;
        private Instant expiresAt = Instant.MAX;
        private Instant callsExpireAt = Instant.MIN;
        private @Nullable String base;
        private @Nullable String callId;
        private @Nullable Instant quietSince;
        /** Of the latest session in which a call of this Asterisk is, or was. */
        private long fenceOfCalls = Long.MIN_VALUE;

        private void isOver(String call, Instant at) {
            if (up.remove(call) != null && up.isEmpty()) {
                quietSince = at;
            }
        }

        /** A desk that gave its shield only, or is gone, says no more of a call (R25): it is over by itself. */
        private void forgetCalls(Instant now) {
            List<String> over = up.keySet().stream()
                    .filter(call -> !now.isBefore(up.getOrDefault(call, Instant.MAX)))
                    .toList();
            over.forEach(call -> isOver(call, now));
        }

        /** Whether nothing that was said holds any more; of calls alone it may be that no status is to come. */
        private boolean hasExpired(Instant now) {
            return !now.isBefore(told ? expiresAt : callsExpireAt);
        }

        /** Its status is known, and it is none of this Asterisk's. */
        boolean isElsewhere() {
            return told && !here;
        }
    }

    private final Map<String, Session> sessions = new HashMap<>();
    private final String pool;
    private final Predicate<String> isOwnCall;
    private final Predicate<String> closesByItself;

    /**
     * @param pool of this Asterisk's agents. A session may be in another all the same: it stays where it began, and what
     *     names a pool that nobody has defined is the default pool's (R2, R16)
     * @param isOwnCall whether a call is this Asterisk's, by its id: its session concerns this Asterisk, whatever pool has
     *     it
     * @param closesByItself whether a pool's desk does (R3)
     */
    Sessions(String pool, Predicate<String> isOwnCall, Predicate<String> closesByItself) {
        this.pool = pool;
        this.isOwnCall = isOwnCall;
        this.closesByItself = closesByItself;
    }

    /** A new status; empty when it changes nothing of the shield. The first is told: Asterisk may have an older one's. */
    Optional<Shielding> on(AgentStatus status, Instant now) {
        Session session = sessions.computeIfAbsent(status.getAgentId(), id -> new Session());
        if (status.getFence() < session.fence) {
            return Optional.empty();
        }
        boolean isAnother = status.getFence() > session.fence && !session.shielded;
        session.fence = status.getFence();
        session.pool = status.getPool();
        session.here =
                session.pool.equals(pool) || session.fenceOfCalls == session.fence || (session.here && !isAnother);
        session.expiresAt = status.getExpiresAt() == null ? Instant.MAX : status.getExpiresAt();
        session.base = status.getEmergency() ? status.getBaseStatus() : status.getStatus();
        return shield(status.getAgentId(), session, status.getEmergency() && now.isBefore(session.expiresAt), now);
    }

    /**
     * What a call is now to dashboards: up, over or forgotten. A session in another pool concerns this Asterisk from its own
     * first call on.
     */
    Optional<Shielding> on(DashboardSuppression call, Instant now) {
        String agent = call.getAgentId();
        if (agent == null || (call.getState() == SuppressionState.DROP && !sessions.containsKey(agent))) {
            return Optional.empty();
        }
        Session session = sessions.computeIfAbsent(agent, id -> new Session());
        boolean up = call.getState() == SuppressionState.RINGING || call.getState() == SuppressionState.IN_CALL;
        if (call.getState() != SuppressionState.DROP) {
            session.callId = call.getCallId();
        }
        if (call.getExpiresAt().isAfter(session.callsExpireAt)) {
            session.callsExpireAt = call.getExpiresAt();
        }
        if (up) {
            session.up.put(call.getCallId(), call.getExpiresAt());
            session.quietSince = null;
        } else {
            session.isOver(call.getCallId(), now);
        }
        return isOwnCall.test(call.getCallId()) ? concerns(agent, session, call.getFence()) : Optional.empty();
    }

    private static Optional<Shielding> concerns(String agent, Session session, @Nullable Long fence) {
        session.fenceOfCalls = Math.max(session.fenceOfCalls, Objects.requireNonNullElse(fence, Long.MIN_VALUE));
        boolean isNew = !session.here && session.told && session.fenceOfCalls == session.fence;
        session.here = session.here || isNew;
        return isNew ? Optional.of(new Shielding(agent, session.shielded, session.base)) : Optional.empty();
    }

    /** Shields that end by themselves, since nobody said so in time; so do calls. */
    List<Shielding> expired(Instant now) {
        sessions.values().forEach(session -> session.forgetCalls(now));
        // Those that ended by themselves are remembered a tick longer: the dialplan asks what they are. Of other pools'
        // nobody asks, and there may be any number (R25).
        sessions.values()
                .removeIf(session -> !session.shielded
                        && session.up.isEmpty()
                        && (session.isElsewhere() || session.hasExpired(now)));
        List<Shielding> over = new ArrayList<>();
        sessions.forEach((agent, session) -> {
            if (session.hasExpired(now)) {
                shield(agent, session, false, now).ifPresent(over::add);
            }
        });
        return over;
    }

    /** Sessions that have been quiet for so long, and that no desk closes; each once. */
    List<Close> quiet(Duration closeAfterCall, Instant now) {
        List<Close> due = new ArrayList<>();
        sessions.forEach((agent, session) -> {
            if (session.here
                    && session.shielded
                    && session.quietSince != null
                    && !closesByItself.test(session.pool)
                    && !now.isBefore(session.quietSince.plus(closeAfterCall))) {
                session.quietSince = null;
                close(agent).ifPresent(due::add);
            }
        });
        return due;
    }

    /** The agent's session, to be closed at once; empty when there is none. */
    Optional<Close> close(String agentId) {
        Session session = sessions.get(agentId);
        return session == null || !session.here || !session.shielded || session.callId == null
                ? Optional.empty()
                : Optional.of(new Close(session.callId, agentId));
    }

    boolean isShielded(String agentId) {
        Session session = sessions.get(agentId);
        return session != null && session.here && session.shielded;
    }

    /** Shields that are on, for an Asterisk that may have forgotten, and those that it does not yet know to be off. */
    List<Shielding> shields() {
        return sessions.entrySet().stream()
                .filter(entry -> entry.getValue().here && !entry.getValue().down)
                .map(entry -> shielding(entry.getKey()))
                .toList();
    }

    /** Asterisk may have begun anew, or asked and never heard the answer: what it knew to be off it may not know. */
    void reconnected() {
        sessions.values().forEach(session -> session.down = false);
    }

    /** What is wanted of an agent's shield now; Asterisk asks, and knows it then. */
    Shielding asked(String agentId) {
        Session session = sessions.get(agentId);
        if (session != null) {
            session.down = !session.shielded;
        }
        return shielding(agentId);
    }

    private Shielding shielding(String agentId) {
        Session session = sessions.get(agentId);
        return session == null
                ? new Shielding(agentId, false, null)
                : new Shielding(agentId, session.here && session.shielded, session.base);
    }

    /** How many agents are remembered. */
    int size() {
        return sessions.size();
    }

    /** Calls that Ringback believes to be up. */
    List<UpCall> callsUp() {
        return sessions.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().up.keySet().stream().map(callId -> new UpCall(callId, entry.getKey())))
                .toList();
    }

    /** An agent's calls that are up in an emergency. */
    List<String> callsUp(String agentId) {
        Session session = sessions.get(agentId);
        return session == null ? List.of() : List.copyOf(session.up.keySet());
    }

    private static Optional<Shielding> shield(String agent, Session session, boolean on, Instant now) {
        boolean changed = session.shielded != on || !session.told;
        session.shielded = on;
        session.told = true;
        session.down = session.down && !changed;
        if (on && session.up.isEmpty() && session.quietSince == null) {
            session.quietSince = now;
        }
        return changed && session.here ? Optional.of(new Shielding(agent, on, session.base)) : Optional.empty();
    }
}
