package io.ringback.faults.sim;

import io.ringback.faults.Entry;
import io.ringback.faults.History;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How often contacts were told of notices.
 *
 * @param told how often a contact's server took one
 * @param again how many of those had been taken before by the same contact's
 * @param unanswered how many were taken by a server that did not say so, so that they had to be told again
 */
record Deliveries(long notices, long told, long again, long unanswered) {
    static final Deliveries NONE = new Deliveries(0, 0, 0, 0);

    static Deliveries of(History history) {
        long notices = history.of(Entry.Kind.OUTPUT).stream()
                .filter(output -> output.topic().equals("notices"))
                .count();
        List<Entry> taken = history.of(Entry.Kind.TOLD).stream()
                .filter(ask -> ask.is("taken", "true"))
                .toList();
        Set<String> once = new HashSet<>();
        taken.forEach(ask -> once.add(ask.key() + " " + ask.text("contactId")));
        long unanswered = taken.stream().filter(ask -> ask.is("again", "true")).count();
        return new Deliveries(notices, taken.size(), taken.size() - once.size(), unanswered);
    }

    Deliveries plus(Deliveries others) {
        return new Deliveries(
                notices + others.notices, told + others.told, again + others.again, unanswered + others.unanswered);
    }

    @Override
    public String toString() {
        return "%d notices, told %d times, %d of them again (%d were taken without an answer)"
                .formatted(notices, told, again, unanswered);
    }
}
