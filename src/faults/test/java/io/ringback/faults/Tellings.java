package io.ringback.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was done about each notice (R29): whose turn it was, which servers were asked when, and who has seen it. */
final class Tellings {
    /** The kinds that wait for a person. */
    private static final Set<String> ESCALATED =
            Set.of("EMERGENCY_CALL_PLACED", "CALLBACK_UNANSWERED", "LATE_CALLBACK", "LATE_EVENT", "REJECTED");

    private final List<Telling> all = new ArrayList<>();

    /**
     * One notice.
     *
     * @param steps the contacts whose turn comes, step by step; those who came, changed or left meanwhile are left out
     * @param asked every server that was asked to take it, in time
     * @param words what people said that they have seen
     * @param exhausted that nobody acknowledged
     */
    record Telling(
            Entry notice,
            List<List<String>> steps,
            List<Entry> asked,
            List<Entry> words,
            List<Entry> rows,
            Optional<Entry> exhausted) {
        String id() {
            return notice.text("noticeId");
        }

        boolean waitsForSomebody() {
            return ESCALATED.contains(notice.text("kind"));
        }

        /** When whoever reads the notices could know it. */
        Instant known() {
            return notice.seenAt();
        }

        List<Entry> asked(String contact) {
            return asked.stream().filter(ask -> ask.is("contactId", contact)).toList();
        }

        List<Entry> askedAt(int step) {
            return asked.stream()
                    .filter(ask -> steps.get(step).contains(ask.text("contactId")))
                    .toList();
        }

        boolean isSeenBy(Instant at) {
            return !words.isEmpty() && !words.get(0).at().isAfter(at);
        }

        /** With the contacts as they were. */
        List<Entry> evidence(History history) {
            List<Entry> evidence = new ArrayList<>(history.inputs("contacts"));
            evidence.add(notice);
            List.of(asked, words, rows).forEach(evidence::addAll);
            exhausted.ifPresent(evidence::add);
            return evidence;
        }
    }

    Tellings(History history, Calendar calendar, Contract contract) {
        Map<String, List<Entry>> asked = byKey(history.of(Entry.Kind.TOLD).stream()
                .sorted(Comparator.comparing(Entry::at))
                .toList());
        Map<String, List<Entry>> words = byKey(history.inputs("notice-acknowledgements"));
        Map<String, List<Entry>> rows = history.rows("notice-deliveries");
        Map<String, Entry> exhausted = history.outputs("notices").stream()
                .filter(notice -> notice.is("kind", "NOT_ACKNOWLEDGED"))
                .collect(Collectors.toMap(notice -> notice.text("noticeId"), notice -> notice, (one, two) -> one));
        List<Entry> contacts = steady(history);
        for (Entry notice : history.outputs("notices")) {
            String id = notice.text("noticeId");
            List<Entry> present = contacts.stream()
                    .filter(contact ->
                            !calendar.latest(contact.at(), contract.answer()).isAfter(notice.at()))
                    .toList();
            all.add(new Telling(
                    notice,
                    steps(present, notice),
                    asked.getOrDefault(id, List.of()),
                    words.getOrDefault(id, List.of()),
                    rows.getOrDefault(id, List.of()),
                    Optional.ofNullable(exhausted.get(id + "-not-acknowledged"))));
        }
    }

    List<Telling> all() {
        return all;
    }

    private static Map<String, List<Entry>> byKey(List<Entry> entries) {
        return entries.stream().collect(Collectors.groupingBy(Entry::key, HashMap::new, Collectors.toList()));
    }

    /** Contacts of whom an operator spoke once. */
    private static List<Entry> steady(History history) {
        return byKey(history.inputs("contacts")).values().stream()
                .filter(rows -> rows.size() == 1)
                .map(rows -> rows.get(0))
                .sorted(Comparator.comparing(Entry::key))
                .toList();
    }

    private static List<List<String>> steps(List<Entry> contacts, Entry notice) {
        Map<Long, List<String>> steps = new TreeMap<>();
        contacts.stream()
                .filter(contact -> wants(contact, notice))
                .forEach(contact -> steps.computeIfAbsent(contact.number("step"), any -> new ArrayList<>())
                        .add(contact.key()));
        return List.copyOf(steps.values());
    }

    /** It is of the contact's pool and kind. */
    static boolean wants(Entry contact, Entry notice) {
        boolean anyKind = contact.value().path("kinds").isEmpty();
        boolean kind = anyKind || contact.value().path("kinds").toString().contains('"' + notice.text("kind") + '"');
        return kind && (!contact.has("pool") || contact.is("pool", notice.text("pool")));
    }
}
