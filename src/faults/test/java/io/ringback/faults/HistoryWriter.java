package io.ringback.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Writes the history down as it happens, and lets the workload look at what consumers can see so far. */
public class HistoryWriter {
    private final InstantSource clock;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Entry>> byKey = new ConcurrentHashMap<>();

    HistoryWriter() {
        this(InstantSource.system());
    }

    protected HistoryWriter(InstantSource clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public synchronized void add(Entry entry) {
        entries.add(entry);
        if (entry.kind() == Entry.Kind.OUTPUT) {
            byKey.computeIfAbsent(place(entry.topic(), entry.key()), any -> new CopyOnWriteArrayList<>())
                    .add(entry);
        }
    }

    public void note(Entry.Kind kind, Instant at, String topic, String key, JsonNode value) {
        add(new Entry(kind, at, now(), topic, 0, 0, key, value));
    }

    /** Notes what an agent must see by now. */
    public void expect(String agent, boolean shielded, String number) {
        JsonNode seen =
                JsonNodeFactory.instance.objectNode().put("shielded", shielded).put("number", number);
        note(Entry.Kind.MODEL, now(), "agent", agent, seen);
    }

    public synchronized History history() {
        return new History(entries);
    }

    /** All so far, for the thread that adds to them. */
    public List<Entry> entries() {
        return entries;
    }

    public Optional<Entry> output(String topic, String key, Predicate<Entry> wanted) {
        return rows(topic, key).stream()
                .filter(entry -> !entry.isTombstone() && wanted.test(entry))
                .findFirst();
    }

    /** A table's row of that key, as it is. */
    public Optional<Entry> latest(String topic, String key) {
        List<Entry> rows = rows(topic, key);
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1)).filter(row -> !row.isTombstone());
    }

    /** What the bot is told for an emergency call: its number, or that there is none. */
    public Optional<Entry> answer(String call) {
        return output("auto-responder", call, EachEmergencyIsAnsweredOnce::isAnswer);
    }

    public Optional<Entry> ended(String call) {
        return output("dashboard-suppressions", call, row -> row.is("state", "AFTER_CALL") || row.is("state", "DROP"));
    }

    public Optional<Entry> unblocked(String agent) {
        return latest("override.inbound-blocks", agent).filter(row -> row.is("state", "LIFTED"));
    }

    /** Whether the tables, which come from several topics, agree that an agent is shielded, or is not. */
    public boolean showsShielded(String agent, boolean shielded) {
        boolean blocked = latest("override.inbound-blocks", agent)
                .filter(row -> row.is("state", "ACTIVE"))
                .isPresent();
        boolean shown = latest("agent-status", agent)
                .filter(row -> row.is("emergency", "true"))
                .isPresent();
        return blocked == shielded && shown == shielded;
    }

    private List<Entry> rows(String topic, String key) {
        return byKey.getOrDefault(place(topic, key), List.of());
    }

    private static String place(String topic, String key) {
        return topic + '\n' + key;
    }
}
