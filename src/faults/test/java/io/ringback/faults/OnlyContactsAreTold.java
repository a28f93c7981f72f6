package io.ringback.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** R29: notices go to contacts who want them, to the address that they have, and name a place as the site calls it. */
final class OnlyContactsAreTold implements Rule {
    @Override
    public List<Violation> check(History history, Contract contract) {
        List<Violation> violations = new ArrayList<>();
        Calendar calendar = new Calendar(history, contract);
        Map<String, List<Entry>> contacts = byKey(history.inputs("contacts"));
        Map<String, List<Entry>> places = byKey(history.inputs("locations"));
        Map<String, Entry> notices = new HashMap<>();
        history.outputs("notices").forEach(notice -> notices.put(notice.text("noticeId"), notice));
        for (Entry ask : history.of(Entry.Kind.TOLD)) {
            Optional<Entry> notice = Optional.ofNullable(notices.get(ask.key()));
            List<Entry> rows = contacts.getOrDefault(ask.text("contactId"), List.of());
            boolean wanted = notice.isPresent() && has(rows, ask, notice.get(), calendar, contract);
            if (!wanted) {
                List<Entry> evidence = new ArrayList<>(rows);
                notice.ifPresent(evidence::add);
                evidence.add(ask);
                violations.add(Violation.of(this, ask.text("contactId") + " was told of " + ask.key(), evidence));
            } else if (!ask.is("place", place(places, notice.get()))) {
                violations.add(
                        Violation.of(this, ask.key() + " was told with another place", List.of(notice.get(), ask)));
            }
        }
        return violations;
    }

    /** The contact had this address then, or not much earlier. */
    private static boolean has(List<Entry> rows, Entry ask, Entry notice, Calendar calendar, Contract contract) {
        for (int i = 0; i < rows.size(); i++) {
            Entry row = rows.get(i);
            Instant until =
                    i + 1 < rows.size() ? calendar.latest(rows.get(i + 1).at(), contract.answer()) : Instant.MAX;
            boolean then = !row.at().isAfter(ask.at()) && !ask.at().isAfter(until);
            if (then && row.is("address", ask.text("address")) && Tellings.wants(row, notice)) {
                return true;
            }
        }
        return false;
    }

    private static String place(Map<String, List<Entry>> places, Entry notice) {
        String ref = notice.text("locationRef");
        List<Entry> rows = places.getOrDefault(ref, List.of());
        return rows.isEmpty() ? ref : rows.get(rows.size() - 1).text("label");
    }

    private static Map<String, List<Entry>> byKey(List<Entry> entries) {
        return entries.stream().collect(Collectors.groupingBy(Entry::key));
    }
}
