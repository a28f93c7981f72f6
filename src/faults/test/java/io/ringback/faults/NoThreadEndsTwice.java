package io.ringback.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** R25: no record ends a thread twice at the same place, and no instance ends by itself. */
final class NoThreadEndsTwice implements Rule {
    static final String INSTANCE = "instance";

    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Entry> ended = new HashMap<>();
        for (Entry end : history.of(Entry.Kind.ENDED)) {
            if (end.topic().equals(INSTANCE)) {
                violations.add(Violation.of(this, "instance " + end.key() + " ended by itself", List.of(end)));
                continue;
            }
            String place = end.topic() + "-" + end.partition() + " at " + end.offset();
            Entry before = ended.put(place, end);
            if (before != null) {
                violations.add(Violation.of(this, "a thread ended again in " + place, List.of(before, end)));
            }
        }
        return violations;
    }
}
