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
            // Intake rejects at least once, with the record's coordinates for an id.
            if (output.has("eventId") && !output.topic().equals("rejects")) {
                Entry before = said.putIfAbsent(output.text("eventId"), output);
                if (before != null) {
                    violations.add(Violation.of(
                            this, output.text("eventId") + " was published twice", List.of(before, output)));
                }
            }
        }
        return violations;
    }
}
