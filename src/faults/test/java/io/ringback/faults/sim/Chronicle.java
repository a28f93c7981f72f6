package io.ringback.faults.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.faults.Decoder;
import io.ringback.faults.Entry;
import io.ringback.faults.History;
import io.ringback.faults.OutputNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes the history down: what went in, and what a consumer of committed records has seen of the outputs. */
final class Chronicle {
    private static final String PREFIX = "ringback.";
    private static final List<String> OUTPUTS = OutputNames.with("notice-deliveries", "rejects");

    private final Brokers brokers;
    private final Decoder decoder;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Entry>> byKey = new HashMap<>();
    private final Map<PartitionLog, Long> positions = new HashMap<>();

    Chronicle(Brokers brokers, Decoder decoder) {
        this.brokers = brokers;
        this.decoder = decoder;
    }

    /** Looks for new outputs. */
    void read() {
        for (String topic : OUTPUTS) {
            List<PartitionLog> logs = brokers.logs(PREFIX + topic);
            for (int i = 0; i < logs.size(); i++) {
                read(topic, i, logs.get(i));
            }
        }
    }

    private void read(String topic, int partition, PartitionLog log) {
        long from = positions.getOrDefault(log, 0L);
        if (log.end() > from) {
            PartitionLog.Batch batch = log.read(from, Integer.MAX_VALUE, true);
            batch.records().forEach(record -> add(output(topic, partition, record)));
            positions.put(log, batch.next());
        }
    }

    private Entry output(String topic, int partition, LogRecord record) {
        return new Entry(
                Entry.Kind.OUTPUT,
                Instant.ofEpochMilli(record.at()),
                now(),
                topic,
                partition,
                record.offset(),
                new String(java.util.Objects.requireNonNull(record.key()), StandardCharsets.UTF_8),
                decoder.read(record.value()));
    }

    void add(Entry entry) {
        entries.add(entry);
        if (entry.kind() == Entry.Kind.OUTPUT) {
            byKey.computeIfAbsent(place(entry.topic(), entry.key()), any -> new ArrayList<>())
                    .add(entry);
        }
    }

    void note(Entry.Kind kind, Instant at, String topic, String key, JsonNode value) {
        add(new Entry(kind, at, now(), topic, 0, 0, key, value));
    }

    Optional<Entry> output(String topic, String key, Predicate<Entry> wanted) {
        return byKey.getOrDefault(place(topic, key), List.of()).stream()
                .filter(entry -> !entry.isTombstone() && wanted.test(entry))
                .findFirst();
    }

    Optional<Entry> latest(String topic, String key) {
        List<Entry> rows = byKey.getOrDefault(place(topic, key), List.of());
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1)).filter(row -> !row.isTombstone());
    }

    List<Entry> entries() {
        return entries;
    }

    History history() {
        return new History(entries);
    }

    Instant now() {
        return Instant.ofEpochMilli(brokers.now());
    }

    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String place(String topic, String key) {
        return topic + '\n' + key;
    }
}
