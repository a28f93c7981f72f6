package io.ringback.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a consumer that rebuilds its tables from the topics believes of an agent equals what the agent's story says,
 * wherever the workload noted it: its block, its Do not disturb and its number's route.
 */
final class TablesMatchTheModel implements Rule {
    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        Map<String, List<Entry>> blocks = history.rows("override.inbound-blocks");
        Map<String, List<Entry>> statuses = history.rows("agent-status");
        Map<String, List<Entry>> routes = history.rows("override.direct-routes");
        for (Entry model : history.of(Entry.Kind.MODEL)) {
            String agent = model.key();
            boolean blocked = row(blocks, agent, model.at())
                    .filter(row -> row.is("state", "ACTIVE"))
                    .isPresent();
            boolean shown = row(statuses, agent, model.at())
                    .filter(row -> row.value().path("emergency").asBoolean())
                    .isPresent();
            String number = model.text("number");
            boolean routed = number.isEmpty()
                    || row(routes, number, model.at())
                            .filter(row -> row.is("state", "ACTIVE") && row.is("agentId", agent))
                            .isPresent();
            boolean shielded = model.value().path("shielded").asBoolean();
            boolean calm = calendar.isCalm(model.at().minus(contract.answer()), model.at());
            if (calm && (blocked != shielded || shown != shielded || !routed)) {
                violations.add(Violation.of(
                        this,
                        agent + " at " + model.at() + " is blocked=" + blocked + " onDnd=" + shown + " routed=" + routed
                                + ", not as in the model",
                        history.about(
                                entry -> entry.key().equals(agent) || entry.is("agentId", agent),
                                model.at().minus(contract.lease()),
                                model.at())));
            }
        }
        return violations;
    }

    /** The row with the highest fence among those seen by then, unless it has expired. */
    private static Optional<Entry> row(Map<String, List<Entry>> table, String key, Instant at) {
        Entry best = null;
        for (Entry row : table.getOrDefault(key, List.of())) {
            boolean seen = !row.seenAt().isAfter(at);
            if (seen && (best == null || row.number("fence") >= best.number("fence"))) {
                best = row;
            }
        }
        return Optional.ofNullable(best)
                .filter(row -> !row.has("expiresAt") || row.time("expiresAt").isAfter(at));
    }
}
