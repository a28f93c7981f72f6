package io.ringback.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** R4: an agent who closes the session with no leg up, and begins none since, is free at once, not when the lease is over. */
final class ClosedSessionsGoBack implements Rule {
    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        HiddenLegs legs = new HiddenLegs(history);
        for (Entry close : history.inputs("call-events")) {
            Instant latest = calendar.latest(close.at(), contract.answer());
            boolean judged = close.is("type", "SESSION_CLOSED")
                    && latest.isBefore(history.end())
                    && latest.isBefore(close.at().plus(contract.lease()));
            String agent = agent(history, close);
            if (judged && takesEffect(history, legs, close, agent, latest) && !isFree(history, agent, close, latest)) {
                violations.add(Violation.of(
                        this,
                        agent + " closed the session with " + close.key() + " and was not free in time",
                        history.about(
                                entry -> entry.key().equals(agent) || entry.is("agentId", agent) || entry.equals(close),
                                close.at().minus(contract.lease()),
                                latest.plus(contract.lease()))));
            }
        }
        return violations;
    }

    private static String agent(History history, Entry close) {
        return close.has("agentId")
                ? close.text("agentId")
                : history.rows("dashboard-suppressions").getOrDefault(close.text("callId"), List.of()).stream()
                        .map(row -> row.text("agentId"))
                        .findFirst()
                        .orElse("");
    }

    /** The block is active and all the agent's legs are known to be over; nothing was said of one since. */
    private static boolean takesEffect(History history, HiddenLegs legs, Entry close, String agent, Instant latest) {
        Optional<Entry> block = lastBlock(history, agent, close.at());
        return block.filter(row -> row.is("state", "ACTIVE")).isPresent()
                && isOfThisSession(history, close, agent, block.get())
                && legs.of(agent).stream()
                        .filter(leg -> leg.events().stream()
                                .anyMatch(event -> !event.at().isAfter(latest)))
                        .allMatch(leg -> leg.isShownOver(close.at())
                                && leg.events().stream()
                                        .noneMatch(event -> event.at().isAfter(close.at())
                                                && !event.at().isAfter(latest)))
                && !dialsAgain(history, agent, close, latest);
    }

    /** R4: a close naming a leg from before the last close does nothing. */
    private static boolean isOfThisSession(History history, Entry close, String agent, Entry block) {
        return close.has("agentId")
                || history.rows("auto-responder").getOrDefault(close.text("callId"), List.of()).stream()
                        .anyMatch(row -> row.is("agentId", agent)
                                && row.number("fence") == block.number("fence")
                                && history.rows("override.inbound-blocks").getOrDefault(agent, List.of()).stream()
                                        .noneMatch(lifted -> lifted.is("state", "LIFTED")
                                                && lifted.at().isBefore(close.at())
                                                && !lifted.at().isBefore(row.at())));
    }

    /** A call that began about then may have cancelled the close. */
    private static boolean dialsAgain(History history, String agent, Entry close, Instant latest) {
        return history.inputs("call-events").stream()
                .anyMatch(event -> event.is("agentId", agent)
                        && event.is("type", "STARTED")
                        && event.at().isAfter(close.at())
                        && !event.at().isAfter(latest));
    }

    private static boolean isFree(History history, String agent, Entry close, Instant latest) {
        return history.rows("override.inbound-blocks").getOrDefault(agent, List.of()).stream()
                .anyMatch(row -> row.is("state", "LIFTED")
                        && !row.at().isBefore(close.at().minusMillis(1))
                        && !row.at().isAfter(latest));
    }

    private static Optional<Entry> lastBlock(History history, String agent, Instant at) {
        return history.rows("override.inbound-blocks").getOrDefault(agent, List.of()).stream()
                .filter(row -> !row.at().isAfter(at))
                .reduce((one, other) -> other);
    }
}
