package io.ringback.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What falls due when: one instant for each subject, the soonest first and the order always the same. */
final class Schedule {
    private static final Comparator<Due> SOONEST = Comparator.comparing(Due::at)
            .thenComparing(due -> due.subject().getClass().getName())
            .thenComparing(due -> due.subject().value());

    private record Due(Instant at, Subject subject) {}

    private final Map<Subject, Due> dueOf = new HashMap<>();
    private final TreeSet<Due> due = new TreeSet<>(SOONEST);

    /** From now on the subject is due at {@code at}, or never when that is null. */
    void put(Subject subject, @Nullable Instant at) {
        Due before = at == null ? dueOf.remove(subject) : dueOf.put(subject, new Due(at, subject));
        if (before != null) {
            due.remove(before);
        }
        if (at != null) {
            due.add(new Due(at, subject));
        }
    }

    /** What is due first at {@code now}; null when nothing is. */
    @Nullable Subject due(Instant now) {
        return due.isEmpty() || due.first().at().isAfter(now)
                ? null
                : due.first().subject();
    }

    /** When the next subject is due; null when none ever is. */
    @Nullable Instant next() {
        return due.isEmpty() ? null : due.first().at();
    }
}
