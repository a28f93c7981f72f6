package io.ringback.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** R10: an agent is told that no number is free only when every number of the pool that never moved is leased. */
final class NoNumberIsWithheld implements Rule {
    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        List<Entry> settled = settled(history);
        for (Entry answer : history.outputs("auto-responder")) {
            if (answer.is("action", "ANNOUNCE_UNAVAILABLE") && answer.has("agentId")) {
                settled.stream()
                        .filter(offer -> offer.is("pool", answer.text("pool")))
                        .filter(offer ->
                                calendar.latest(offer.at(), contract.answer()).isBefore(answer.at()))
                        .filter(offer -> !isLeased(history, offer.key(), answer))
                        .findFirst()
                        .ifPresent(offer -> violations.add(Violation.of(
                                this,
                                answer.key() + " was told that no number is free while " + offer.key() + " was",
                                List.of(offer, answer))));
            }
        }
        return violations;
    }

    /** Numbers that were put into service once and never moved or withdrawn. */
    private static List<Entry> settled(History history) {
        Map<String, List<Entry>> offers = new HashMap<>();
        history.inputs("callback-pool")
                .forEach(row -> offers.computeIfAbsent(row.key(), any -> new ArrayList<>())
                        .add(row));
        return offers.values().stream()
                .filter(rows -> rows.size() == 1 && rows.get(0).is("state", "IN_SERVICE"))
                .map(rows -> rows.get(0))
                .toList();
    }

    private static boolean isLeased(History history, String number, Entry answer) {
        Optional<Entry> last = history.rows("callback-numbers").getOrDefault(number, List.of()).stream()
                .filter(row -> Sequence.of(row) < Sequence.of(answer))
                .reduce((one, other) -> other);
        return last.filter(row -> !row.is("state", "RELEASED")).isPresent();
    }
}
