package io.ringback.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * R1, R22: whoever dials for help is answered in time, whatever is sent beside it and whoever else used that call id. What
 * is part of an attack itself is not judged.
 */
final class NobodyElseWaits implements Rule {
    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        Set<List<String>> seen = new HashSet<>();
        for (Entry dial : history.inputs("call-events")) {
            boolean judged = EachEmergencyIsAnsweredOnce.isEmergency(dial, contract)
                    && dial.has("agentId")
                    && !dial.has("hostile")
                    && seen.add(List.of(dial.text("callId"), dial.text("agentId")));
            Instant latest = calendar.latest(dial.at(), contract.answer());
            boolean due =
                    latest.isBefore(history.end()) && latest.isBefore(dial.at().plus(contract.lease()));
            if (judged && due && !isAnswered(history, dial, latest)) {
                violations.add(Violation.of(
                        this,
                        "the dial of " + dial.text("agentId") + " as " + dial.key() + " was not answered in time",
                        history.about(entry -> entry.key().equals(dial.key()), dial.at(), latest)));
            }
        }
        return violations;
    }

    private static boolean isAnswered(History history, Entry dial, Instant latest) {
        return history.rows("auto-responder").getOrDefault(dial.text("callId"), List.of()).stream()
                .filter(EachEmergencyIsAnsweredOnce::isAnswer)
                .anyMatch(row -> row.is("agentId", dial.text("agentId"))
                        && !row.at().isBefore(dial.at().minusMillis(1))
                        && !row.at().isAfter(latest));
    }
}
