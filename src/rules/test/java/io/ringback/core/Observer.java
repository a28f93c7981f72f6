package io.ringback.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an outsider knows from the outputs alone, row by row; each row must follow from the one it replaces. */
final class Observer {
    final Map<CallbackNumber, Output.NumberRow> numbers = new HashMap<>();
    final Map<CallbackNumber, Output.RouteRow> routes = new HashMap<>();
    final Map<AgentId, Output.BlockRow> blocks = new HashMap<>();
    final Map<AgentId, Output.StatusRow> statuses = new HashMap<>();
    final Map<CallId, Output.SuppressionRow> calls = new HashMap<>();

    /**
     * Agents whose call's id is another agent's call's now: nobody is told of theirs any more (R22). Of an agent of a lost
     * region no call is known here.
     */
    final Set<AgentId> displaced = new HashSet<>();

    /** Calls whose id is another call's now, of which nothing was told yet. */
    private final Set<CallId> replaced = new HashSet<>();

    Observer() {}

    Observer(Observer other) {
        numbers.putAll(other.numbers);
        routes.putAll(other.routes);
        blocks.putAll(other.blocks);
        statuses.putAll(other.statuses);
        calls.putAll(other.calls);
        displaced.addAll(other.displaced);
        replaced.addAll(other.replaced);
    }

    /** Another call has this id now: consumers let what they were told of the one before expire (R22). */
    void replaced(CallId call) {
        Output.SuppressionRow row = calls.get(call);
        if (row != null) {
            replaced.add(call);
            if (row.agent() != null) {
                displaced.add(row.agent());
            }
        }
    }

    /** Whether the call is hidden, by a row that somebody still keeps current. */
    boolean isHidden(Output.SuppressionRow row) {
        return row.visibility() != Output.Visibility.DROP && !replaced.contains(row.call());
    }

    void told(List<Output> outputs) {
        for (Output output : outputs) {
            if (output instanceof Output.NumberRow row) {
                number(numbers.put(row.number(), row), row);
                if (row.reason() == Reason.TAKEN_OVER) {
                    displaced.add(row.agent());
                }
            } else if (output instanceof Output.RouteRow row) {
                route(routes.put(row.number(), row), row);
            } else if (output instanceof Output.BlockRow row) {
                block(blocks.put(row.agent(), row), row);
            } else if (output instanceof Output.StatusRow row) {
                status(statuses.put(row.agent(), row), row);
            } else if (output instanceof Output.SuppressionRow row) {
                Output.SuppressionRow before = calls.put(row.call(), row);
                replaced.remove(row.call());
                call(before, row);
                if (before != null && before.agent() != null && !before.agent().equals(row.agent())) {
                    displaced.add(before.agent());
                }
            }
        }
    }

    boolean isDnd(AgentId agent) {
        Output.StatusRow row = statuses.get(agent);
        return row != null && row.expiresAt() != null;
    }

    /** Whether a call of the agent's is up, as far as consumers know. */
    boolean isBusy(AgentId agent) {
        return calls.values().stream()
                .anyMatch(call -> agent.equals(call.agent()) && isHidden(call) && isUp(call.visibility()));
    }

    static boolean isUp(Output.Visibility visibility) {
        return visibility == Output.Visibility.RINGING || visibility == Output.Visibility.IN_CALL;
    }

    /** A number is released by hand: the session of its holder is meant, if the operator saw no other there. */
    Signal.SessionClosed ofHolder(Signal.SessionClosed close, List<Output> outputs) {
        AgentId released = outputs.stream()
                .filter(Output.NumberRow.class::isInstance)
                .map(Output.NumberRow.class::cast)
                .filter(row -> row.number().equals(close.releases()) && !isHeld(row))
                .map(Output.NumberRow::agent)
                .findFirst()
                .orElse(null);
        AgentId holder = released == null ? holderIn(numbers.get(close.releases())) : released;
        boolean meant = close.agent() == null || close.agent().equals(holder);
        return new Signal.SessionClosed(null, meant ? holder : null, close.force() && holder != null && meant);
    }

    private static @Nullable AgentId holderIn(Output.@Nullable NumberRow row) {
        return row != null && isHeld(row) ? row.agent() : null;
    }

    /** R11, as a checker of the topic sees it. */
    private static void number(Output.@Nullable NumberRow before, Output.NumberRow row) {
        boolean held = before != null && isHeld(before);
        fenced(before == null ? null : before.fence(), row.fence(), row);
        BrokenInvariant.unless(isIssue(row) != held, "issued only when free, moved and released only when held", row);
        boolean sameHolder = !held || before == null || before.agent().equals(row.agent());
        BrokenInvariant.unless(sameHolder, "R11: one holder at a time", row);
    }

    private static void route(Output.@Nullable RouteRow before, Output.RouteRow row) {
        fenced(before == null ? null : before.fence(), row.fence(), row);
        boolean was = before != null && before.active();
        BrokenInvariant.unless(row.active() || was, "lifted only what was active", row);
        boolean sameAgent = !was || before == null || before.agent().equals(row.agent());
        BrokenInvariant.unless(sameAgent, "R11: one route at a time", row);
    }

    private static void block(Output.@Nullable BlockRow before, Output.BlockRow row) {
        fenced(before == null ? null : before.fence(), row.fence(), row);
        BrokenInvariant.unless(row.active() || (before != null && before.active()), "lifted only what was active", row);
    }

    private static void status(Output.@Nullable StatusRow before, Output.StatusRow row) {
        fenced(before == null ? null : before.fence(), row.fence(), row);
        boolean was = before != null && before.expiresAt() != null;
        BrokenInvariant.unless(row.expiresAt() != null || was, "restored only from Do not disturb", row);
    }

    private static void call(Output.@Nullable SuppressionRow before, Output.SuppressionRow row) {
        fenced(before == null ? null : before.fence(), row.fence(), row);
        boolean hidden = before != null && before.visibility() != Output.Visibility.DROP;
        boolean dropped = row.visibility() == Output.Visibility.DROP;
        BrokenInvariant.unless(!dropped || hidden, "dropped only what was hidden", row);
    }

    private static void fenced(@Nullable Fence before, @Nullable Fence now, Output row) {
        BrokenInvariant.unless(
                before == null || (now != null && now.compareTo(before) >= 0), "fences never decrease", row);
    }

    static boolean isHeld(Output.NumberRow row) {
        return row.state() != Output.LeaseState.RELEASED;
    }

    private static boolean isIssue(Output.NumberRow row) {
        return row.state() == Output.LeaseState.ISSUED;
    }

    /** The earliest deadline of anything that is active; null when nothing is. */
    @Nullable Instant firstExpiry() {
        Instant first = null;
        for (Deadline row : deadlines()) {
            first = first == null || row.at().isBefore(first) ? row.at() : first;
        }
        return first;
    }

    record Deadline(@Nullable AgentId agent, @Nullable Fence fence, Instant at) {}

    /** Of everything that is active. */
    List<Deadline> deadlines() {
        List<Deadline> all = new ArrayList<>();
        for (Output.NumberRow row : numbers.values()) {
            if (isHeld(row)) {
                all.add(new Deadline(row.agent(), row.fence(), row.expiresAt()));
            }
        }
        for (Output.RouteRow row : routes.values()) {
            if (row.active()) {
                all.add(new Deadline(row.agent(), row.fence(), row.expiresAt()));
            }
        }
        for (Output.BlockRow row : blocks.values()) {
            if (row.active()) {
                all.add(new Deadline(row.agent(), row.fence(), row.expiresAt()));
            }
        }
        for (Output.StatusRow row : statuses.values()) {
            if (row.expiresAt() != null) {
                all.add(new Deadline(row.agent(), row.fence(), row.expiresAt()));
            }
        }
        for (Output.SuppressionRow row : calls.values()) {
            if (isHidden(row)) {
                all.add(new Deadline(row.agent(), row.fence(), row.expiresAt()));
            }
        }
        return all;
    }

    long fingerprint(Fingerprint by) {
        return Fingerprint.together(
                by.of(numbers),
                by.of(routes),
                by.of(blocks),
                by.of(statuses),
                by.of(calls),
                by.of(displaced),
                by.of(replaced));
    }

    @Override
    public String toString() {
        return "%s %s %s %s %s".formatted(numbers, routes, blocks, statuses, calls);
    }
}
