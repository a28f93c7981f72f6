package io.ringback.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each event has an id of its own: one that comes twice was published by a writer that was not fenced. */
final class NothingIsSaidTwice implements Rule {
    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Entry> said = new HashMap<>();
        for (Entry output : history.of(Entry.Kind.OUTPUT)) {
            if (output.has("eventId") && !isSaidAtLeastOnce(output)) {
                Entry before = said.putIfAbsent(output.text("eventId"), output);
                if (before != null) {
                    violations.add(Violation.of(
                            this, output.text("eventId") + " was published twice", List.of(before, output)));
                }
            }
        }
        return violations;
    }

    /** Intake's rejects, with the record's coordinates for an id, and what a sender says of an attempt (R29). */
    private static boolean isSaidAtLeastOnce(Entry output) {
        return output.topic().equals("rejects")
                || (output.topic().equals("notice-deliveries")
                        && !output.is("outcome", "ESCALATED")
                        && !output.is("outcome", "ACKNOWLEDGED"));
    }
}
