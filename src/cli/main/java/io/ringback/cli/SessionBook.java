package io.ringback.cli;

import io.ringback.event.AgentStatus;
import io.ringback.event.BlockState;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.InboundBlock;
import io.ringback.event.LeaseState;
import io.ringback.event.SuppressionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Agents' emergencies as the tables tell them, each row until its own expiry. */
final class SessionBook {
    private final Provisioned<AgentStatus> statuses;
    private final Provisioned<InboundBlock> blocks;
    private final Provisioned<CallbackNumber> numbers;
    private final Provisioned<DashboardSuppression> suppressions;

    /** What there is of one agent's emergency. */
    record Entry(
            String agent,
            @Nullable AgentStatus status,
            @Nullable InboundBlock block,
            @Nullable CallbackNumber number,
            List<DashboardSuppression> calls) {
        /** The agent is still shielded; a number may live on after that (R4). */
        boolean isOpen() {
            return (status != null && status.getEmergency()) || block != null;
        }

        String pool() {
            if (number != null) {
                return number.getPool();
            }
            if (status != null) {
                return status.getPool();
            }
            return block == null ? calls.get(0).getPool() : block.getPool();
        }

        /** The calls that are up. */
        List<DashboardSuppression> up() {
            return calls.stream()
                    .filter(call ->
                            call.getState() == SuppressionState.RINGING || call.getState() == SuppressionState.IN_CALL)
                    .toList();
        }
    }

    SessionBook(Cluster cluster) throws InterruptedException {
        this.statuses = new Provisioned<>(cluster, "agent-status", AgentStatus.class);
        this.blocks = new Provisioned<>(cluster, "override.inbound-blocks", InboundBlock.class);
        this.numbers = new Provisioned<>(cluster, "callback-numbers", CallbackNumber.class);
        this.suppressions = new Provisioned<>(cluster, "dashboard-suppressions", DashboardSuppression.class);
    }

    /** Every agent who is shielded or holds a number, by agent. */
    Map<String, Entry> entries(Instant now) throws InterruptedException {
        Map<String, AgentStatus> shown = statuses.all();
        shown.values().removeIf(row -> !row.getEmergency() || isOver(row.getExpiresAt(), now));
        Map<String, InboundBlock> blocked = blocks.all();
        blocked.values().removeIf(row -> row.getState() != BlockState.ACTIVE || isOver(row.getExpiresAt(), now));
        Map<String, CallbackNumber> held = held(now);
        Map<String, List<DashboardSuppression>> calls = calls(now);
        TreeSet<String> agents = new TreeSet<>(shown.keySet());
        agents.addAll(blocked.keySet());
        agents.addAll(held.keySet());
        Map<String, Entry> entries = new TreeMap<>();
        for (String agent : agents) {
            entries.put(
                    agent,
                    new Entry(
                            agent,
                            shown.get(agent),
                            blocked.get(agent),
                            held.get(agent),
                            calls.getOrDefault(agent, List.of())));
        }
        return entries;
    }

    private Map<String, CallbackNumber> held(Instant now) throws InterruptedException {
        Map<String, CallbackNumber> held = new TreeMap<>();
        for (CallbackNumber row : numbers.all().values()) {
            if (row.getState() != LeaseState.RELEASED && !isOver(row.getExpiresAt(), now)) {
                held.put(row.getAgentId(), row);
            }
        }
        return held;
    }

    private Map<String, List<DashboardSuppression>> calls(Instant now) throws InterruptedException {
        Map<String, List<DashboardSuppression>> calls = new TreeMap<>();
        for (DashboardSuppression row : suppressions.all().values()) {
            if (row.getAgentId() != null
                    && row.getState() != SuppressionState.DROP
                    && !isOver(row.getExpiresAt(), now)) {
                calls.computeIfAbsent(row.getAgentId(), agent -> new ArrayList<>())
                        .add(row);
            }
        }
        return calls;
    }

    private static boolean isOver(@Nullable Instant expiresAt, Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
