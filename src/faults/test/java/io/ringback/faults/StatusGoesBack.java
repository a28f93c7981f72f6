package io.ringback.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * R12: the status that an agent gets back is the latest that the agent chose, never our own and never an old one but where
 * somebody was told that retention took what the agent had said.
 */
final class StatusGoesBack implements Rule {
    /**
     * What an agent chose.
     *
     * @param knownBy what is told after this moment must know it; null when somebody was told that it is lost
     */
    private record Choice(
            Instant at, String status, @Nullable Instant knownBy) {}

    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Map<String, List<Choice>> choices = choices(history, contract);
        history.rows("agent-status").forEach((agent, rows) -> {
            for (Entry row : rows) {
                Set<String> bases = basesAt(choices.getOrDefault(agent, List.of()), row.at());
                String base = row.text("baseStatus");
                String shown = row.text("status");
                boolean emergency = row.value().path("emergency").asBoolean();
                if (!bases.contains(base) || !shown.equals(emergency ? "DO_NOT_DISTURB" : base)) {
                    violations.add(Violation.of(
                            this,
                            agent + " got " + (shown.isEmpty() ? "no status" : shown) + " over " + base
                                    + "; chosen was one of " + bases,
                            history.about(
                                    entry -> entry.key().equals(agent), row.at().minus(contract.lease()), row.at())));
                }
            }
        });
        return violations;
    }

    /** In the order of their append times. */
    private static Map<String, List<Choice>> choices(History history, Contract contract) {
        Calendar calendar = new Calendar(history, contract);
        List<Entry> losses = history.outputs("notices").stream()
                .filter(notice -> notice.is("kind", "EVENTS_LOST"))
                .toList();
        return history.inputs("agent-presence").stream()
                .filter(presence -> presence.is("origin", "AGENT"))
                .collect(Collectors.groupingBy(
                        Entry::key,
                        Collectors.mapping(
                                presence -> choice(presence, calendar, contract, losses), Collectors.toList())));
    }

    private static Choice choice(Entry presence, Calendar calendar, Contract contract, List<Entry> losses) {
        boolean isLost = calendar.isKeptUnread(presence.at(), contract) && isTold(presence, contract, losses);
        return new Choice(
                presence.at(),
                presence.text("status"),
                isLost ? null : calendar.latest(presence.at(), contract.answer()));
    }

    /** R14: it waited for longer than a lease, and its pool was told that what waited is gone. */
    private static boolean isTold(Entry presence, Contract contract, List<Entry> losses) {
        Instant tooOld = presence.at().plus(contract.lease());
        String pool = presence.has("pool") ? presence.text("pool") : "default";
        return losses.stream()
                .anyMatch(notice -> notice.is("pool", pool) && !notice.at().isBefore(tooOld));
    }

    /** The latest choice that must be known by then, and any later one that may be. Empty: none known. */
    private static Set<String> basesAt(List<Choice> choices, Instant at) {
        Set<String> bases = new HashSet<>(Set.of(""));
        for (Choice choice : choices) {
            if (!choice.at().isAfter(at)) {
                if (choice.knownBy() != null && !choice.knownBy().isAfter(at)) {
                    bases.clear();
                }
                bases.add(choice.status());
            }
        }
        return bases;
    }
}
