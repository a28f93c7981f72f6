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
 */
record Deliveries(long notices, long told, long again) {
    static final Deliveries NONE = new Deliveries(0, 0, 0);

    static Deliveries of(History history) {
        long notices = history.of(Entry.Kind.OUTPUT).stream()
                .filter(output -> output.topic().equals("notices"))
                .count();
        List<Entry> taken = history.of(Entry.Kind.TOLD).stream()
                .filter(ask -> ask.is("taken", "true"))
                .toList();
        Set<String> once = new HashSet<>();
        taken.forEach(ask -> once.add(ask.key() + " " + ask.text("contactId")));
        return new Deliveries(notices, taken.size(), taken.size() - once.size());
    }

    Deliveries plus(Deliveries others) {
        return new Deliveries(notices + others.notices, told + others.told, again + others.again);
    }

    @Override
    public String toString() {
        return "%d notices, told %d times, %d of them again".formatted(notices, told, again);
    }
}
