package io.ringback.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the reference consumers do: nobody else rings an agent who has an active block, a responder's call goes to whoever
 * holds the number and to nobody else, no override outlives its deadline, and no suppressed call is shown. All of that also
 * after a restart, and the deadlines also where a consumer has read nothing for long.
 */
final class ConsumersKeepTheRules implements Rule {
    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        for (Entry shown : history.of(Entry.Kind.SHOWN)) {
            Optional<String> wrong = switch (shown.topic()) {
                case "router.agents" -> ringing(history, shown);
                case "router.numbers" -> dialling(history, shown);
                case "presence" -> presence(history, shown);
                default -> showing(history, contract, shown);
            };
            wrong.ifPresent(what -> violations.add(Violation.of(
                    this,
                    shown.topic() + ": " + shown.key() + " at " + shown.at() + " " + what,
                    history.about(
                            entry -> entry.key().equals(shown.key()),
                            shown.at().minus(contract.longestHold()),
                            shown.at()))));
        }
        return violations;
    }

    private static Optional<String> ringing(History history, Entry shown) {
        Map<String, List<Entry>> blocks = history.rows("override.inbound-blocks");
        boolean blocked = shown.is("blocked", "true");
        if (blocked && !shown.time("until").isAfter(shown.at())) {
            return Optional.of("is blocked beyond the deadline");
        }
        boolean active = holds(blocks, shown, row -> row.is("state", "ACTIVE")).isPresent();
        return isBehind(shown) || blocked == active
                ? Optional.empty()
                : Optional.of(active ? "is rung in spite of a block" : "is blocked without a block");
    }

    private static Optional<String> dialling(History history, Entry shown) {
        Map<String, List<Entry>> routes = history.rows("override.direct-routes");
        String agent = shown.text("agentId");
        if (isBehind(shown)) {
            boolean ever = routes.getOrDefault(shown.key(), List.of()).stream()
                    .anyMatch(row -> row.is("agentId", agent) && isAlive(row, shown));
            return agent.isEmpty() || ever
                    ? Optional.empty()
                    : Optional.of("reaches " + agent + " beyond the deadline");
        }
        String holder = holds(routes, shown, row -> row.is("state", "ACTIVE"))
                .map(row -> row.text("agentId"))
                .orElse("");
        return agent.equals(holder)
                ? Optional.empty()
                : Optional.of("reaches '" + agent + "', held by '" + holder + "'");
    }

    private static Optional<String> presence(History history, Entry shown) {
        Map<String, List<Entry>> statuses = history.rows("agent-status");
        boolean emergency = shown.is("emergency", "true");
        if (isBehind(shown)) {
            boolean ever = statuses.getOrDefault(shown.key(), List.of()).stream()
                    .anyMatch(row -> row.is("emergency", "true") && isAlive(row, shown));
            return !emergency || ever ? Optional.empty() : Optional.of("is on Do not disturb beyond the deadline");
        }
        boolean active =
                holds(statuses, shown, row -> row.is("emergency", "true")).isPresent();
        return emergency == active ? Optional.empty() : Optional.of("is shown with emergency=" + emergency);
    }

    /** A row stays for a lease at least, and a dashboard must have forgotten the call by then. */
    private static Optional<String> showing(History history, Contract contract, Entry shown) {
        Optional<Entry> row = latest(history.rows("dashboard-suppressions"), shown)
                .filter(last ->
                        isAlive(last, shown) || shown.at().isBefore(last.at().plus(contract.lease())));
        return row.isEmpty() || isBehind(shown) || shown.is("hidden", "true")
                ? Optional.empty()
                : Optional.of("is shown");
    }

    private static boolean isBehind(Entry shown) {
        return shown.is("behind", "true");
    }

    private static Optional<Entry> holds(Map<String, List<Entry>> table, Entry shown, Predicate<Entry> isActive) {
        return latest(table, shown).filter(isActive).filter(row -> isAlive(row, shown));
    }

    private static boolean isAlive(Entry row, Entry shown) {
        return row.time("expiresAt").isAfter(shown.at());
    }

    /** The row with the highest fence among those seen by then. */
    private static Optional<Entry> latest(Map<String, List<Entry>> table, Entry shown) {
        Entry best = null;
        for (Entry row : table.getOrDefault(shown.key(), List.of())) {
            boolean seen = !row.seenAt().isAfter(shown.at());
            if (seen && (best == null || row.number("fence") >= best.number("fence"))) {
                best = row;
            }
        }
        return Optional.ofNullable(best);
    }
}
