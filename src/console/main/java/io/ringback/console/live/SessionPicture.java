package io.ringback.console.live;

import io.ringback.console.live.Views.Phase;
import io.ringback.console.live.Views.SessionView;
import io.ringback.event.AgentStatus;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DirectRoute;
import io.ringback.event.LeaseState;
import io.ringback.event.RouteState;
import io.ringback.event.SuppressionState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each agent's emergency is at, from its number, its route, its status and the suppressions of its calls. */
final class SessionPicture {
    private static final String SECTION = "sessions";

    private final LiveDocument document;
    private final FencedRows<CallbackNumber> numbers = new FencedRows<>();
    private final FencedRows<DirectRoute> routes = new FencedRows<>();
    private final FencedRows<AgentStatus> statuses = new FencedRows<>();
    private final Map<String, DashboardSuppression> calls = new HashMap<>();
    private final Map<String, Set<String>> callsOfAgent = new HashMap<>();

    SessionPicture(LiveDocument document) {
        this.document = document;
    }

    void leased(CallbackNumber lease, Instant now) {
        boolean over = lease.getState() == LeaseState.RELEASED;
        if (numbers.put(lease.getAgentId(), lease.getFence(), lease) && over) {
            numbers.blank(lease.getAgentId());
        }
        show(lease.getAgentId(), now);
    }

    void routed(DirectRoute route, Instant now) {
        boolean lifted = route.getState() == RouteState.LIFTED;
        if (routes.put(route.getAgentId(), route.getFence(), route) && lifted) {
            routes.blank(route.getAgentId());
        }
        show(route.getAgentId(), now);
    }

    void status(AgentStatus status, Instant now) {
        statuses.put(status.getAgentId(), status.getFence(), status);
        show(status.getAgentId(), now);
    }

    void suppressed(DashboardSuppression row, Instant now) {
        @Nullable String agent = row.getAgentId();
        if (row.getState() == SuppressionState.DROP || agent == null) {
            forget(row.getCallId(), now);
            return;
        }
        calls.put(row.getCallId(), row);
        callsOfAgent.computeIfAbsent(agent, name -> new HashSet<>()).add(row.getCallId());
        show(agent, now);
    }

    void forget(String callId, Instant now) {
        @Nullable DashboardSuppression row = calls.remove(callId);
        @Nullable String agent = row == null ? null : row.getAgentId();
        if (agent != null) {
            callsOfAgent.computeIfPresent(agent, (name, ids) -> without(ids, callId));
            show(agent, now);
        }
    }

    void expire(Instant now) {
        calls.values().stream()
                .filter(row -> !now.isBefore(row.getExpiresAt()))
                .map(DashboardSuppression::getCallId)
                .toList()
                .forEach(callId -> forget(callId, now));
        document.section(SECTION).forEach((agent, view) -> {
            if (view instanceof SessionView shown && !now.isBefore(shown.until())) {
                show(agent, now);
            }
        });
    }

    private static @Nullable Set<String> without(Set<String> ids, String id) {
        ids.remove(id);
        return ids.isEmpty() ? null : ids;
    }

    private void show(String agent, Instant now) {
        @Nullable CallbackNumber lease = numbers.get(agent)
                .filter(row -> now.isBefore(row.getExpiresAt()))
                .orElse(null);
        @Nullable AgentStatus status = statuses.get(agent)
                .filter(row -> row.getEmergency() && holds(row, now))
                .orElse(null);
        if (lease == null && status == null) {
            document.remove(SECTION, agent);
        } else {
            document.put(SECTION, agent, view(agent, lease, status, now));
        }
    }

    private static boolean holds(AgentStatus row, Instant now) {
        return row.getExpiresAt() == null || now.isBefore(row.getExpiresAt());
    }

    private SessionView view(String agent, @Nullable CallbackNumber lease, @Nullable AgentStatus status, Instant now) {
        String pool =
                lease != null ? lease.getPool() : Objects.requireNonNull(status).getPool();
        Instant until = lease != null
                ? lease.getExpiresAt()
                : Objects.requireNonNullElse(Objects.requireNonNull(status).getExpiresAt(), now);
        Optional<DirectRoute> route = routes.get(agent).filter(row -> now.isBefore(row.getExpiresAt()));
        return new SessionView(
                pool,
                lease == null ? null : lease.getNumber(),
                route.map(DirectRoute::getEndpointRef).orElse(null),
                route.map(DirectRoute::getSignedOut).orElse(false),
                phase(agent, status != null),
                status != null,
                lease == null ? null : lease.getIssuedAt(),
                until);
    }

    /** The liveliest of the agent's calls decides. */
    private Phase phase(String agent, boolean shielded) {
        return callsOfAgent.getOrDefault(agent, Set.of()).stream()
                .flatMap(id -> Stream.ofNullable(calls.get(id)))
                .map(DashboardSuppression::getState)
                .min(Comparator.comparingInt(SessionPicture::urgency))
                .map(SessionPicture::phase)
                .orElse(shielded ? Phase.AFTER_CALL : Phase.REACHABLE);
    }

    private static int urgency(SuppressionState state) {
        return switch (state) {
            case RINGING -> 0;
            case IN_CALL -> 1;
            case AFTER_CALL, DROP, UNKNOWN -> 2;
        };
    }

    private static Phase phase(SuppressionState state) {
        return switch (state) {
            case RINGING -> Phase.RINGING;
            case IN_CALL -> Phase.IN_CALL;
            case AFTER_CALL, DROP, UNKNOWN -> Phase.AFTER_CALL;
        };
    }
}
