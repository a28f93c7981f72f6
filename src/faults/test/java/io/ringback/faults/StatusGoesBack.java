package io.ringback.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * R12: the status that an agent gets back is the latest that the agent chose, never our own and never an old one but where
 * somebody was told that retention took what the agent had said.
 */
final class StatusGoesBack implements Rule {
    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        history.rows("agent-status").forEach((agent, rows) -> {
            for (Entry row : rows) {
                Set<String> bases = basesAt(history, calendar, contract, agent, row.at());
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

    /** R14: it waited for longer than a lease, and its pool was told that what waited is gone. */
    private static boolean isLost(History history, Calendar calendar, Contract contract, Entry presence) {
        Instant tooOld = presence.at().plus(contract.lease());
        return calendar.isKeptUnread(presence.at(), contract)
                && history.outputs("notices").stream()
                        .anyMatch(notice -> notice.is("kind", "EVENTS_LOST")
                                && notice.is("pool", presence.has("pool") ? presence.text("pool") : "default")
                                && !notice.at().isBefore(tooOld));
    }

    /** The latest choice that must be known by then, and any later one that may be. Empty: none known. */
    private static Set<String> basesAt(
            History history, Calendar calendar, Contract contract, String agent, Instant at) {
        Set<String> bases = new HashSet<>(Set.of(""));
        for (Entry presence : history.inputs("agent-presence")) {
            if (presence.key().equals(agent)
                    && presence.is("origin", "AGENT")
                    && !presence.at().isAfter(at)) {
                boolean known =
                        !calendar.latest(presence.at(), contract.answer()).isAfter(at)
                                && !isLost(history, calendar, contract, presence);
                if (known) {
                    bases.clear();
                }
                bases.add(presence.text("status"));
            }
        }
        return bases;
    }
}
