package io.ringback.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Writes the history down as it happens, and lets the workload look at what consumers can see so far. */
final class HistoryWriter {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Entry>> byKey = new ConcurrentHashMap<>();

    synchronized void add(Entry entry) {
        entries.add(entry);
        if (entry.kind() == Entry.Kind.OUTPUT) {
            byKey.computeIfAbsent(place(entry.topic(), entry.key()), any -> new CopyOnWriteArrayList<>())
                    .add(entry);
        }
    }

    void note(Entry.Kind kind, Instant at, String topic, String key, JsonNode value) {
        add(new Entry(kind, at, Instant.now(), topic, 0, 0, key, value));
    }

    synchronized History history() {
        return new History(entries);
    }

    Optional<Entry> output(String topic, String key, Predicate<Entry> wanted) {
        return byKey.getOrDefault(place(topic, key), List.of()).stream()
                .filter(entry -> !entry.isTombstone())
                .filter(wanted)
                .findFirst();
    }

    Optional<Entry> latest(String topic, String key) {
        List<Entry> rows = byKey.getOrDefault(place(topic, key), List.of());
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1)).filter(row -> !row.isTombstone());
    }

    private static String place(String topic, String key) {
        return topic + '\n' + key;
    }
}
