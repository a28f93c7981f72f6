package io.ringback.intake;

import io.ringback.state.LegRow;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Knows the calls of emergencies by their id, for two leases after a call's last event (R15: no others). Rows live in a
 * window store; beside it they are held decoded, so that an ordinary call's event costs one look and no store access.
 * The rows here are derived from the store, whose only writer is this task.
 */
final class Legs {
    static final String STORE = "emergency-legs";

    private static final Duration SLACK = Duration.ofMinutes(1);
    private static final Duration NEVER_HIDES = Duration.ofDays(365_000);
    private static final Duration SHORTEST_SEGMENT = Duration.ofSeconds(1);

    private final WindowStore<String, LegRow> store;
    private final long putAgainAfterMillis;
    private final long lifeMillis;
    /** In the order in which they were put. */
    private final LinkedHashMap<String, Leg> byCall = new LinkedHashMap<>();

    private record Leg(LegRow row, long putAt) {}

    Legs(WindowStore<String, LegRow> store, Duration lease) {
        this.store = store;
        this.putAgainAfterMillis = putAgainAfter(lease).toMillis();
        this.lifeMillis = life(lease).toMillis();
        load();
    }

    /** In memory a row stays until it is removed, whatever the lease was when it was put and is now (R27). */
    static StoreBuilder<WindowStore<String, LegRow>> store(Duration lease) {
        return Stores.windowStoreBuilder(
                        Stores.inMemoryWindowStore(STORE, NEVER_HIDES, lease, false),
                        Serdes.String(),
                        EventSerdes.avro(LegRow.class))
                .withCachingDisabled()
                .withLoggingEnabled(changelog(lease));
    }

    /** How its changelog forgets: what is no longer put again goes by retention, the backstop. */
    static Map<String, String> changelog(Duration lease) {
        String often = Long.toString(
                Math.max(SHORTEST_SEGMENT.toMillis(), putAgainAfter(lease).toMillis()));
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT + ",delete",
                TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(life(lease).plus(SLACK).toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG, often,
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, often,
                TopicConfig.DELETE_RETENTION_MS_CONFIG, often);
    }

    private static Duration putAgainAfter(Duration lease) {
        return lease.dividedBy(4);
    }

    /** Two leases, and what a row may have aged before it was put again. */
    private static Duration life(Duration lease) {
        return lease.multipliedBy(2).plus(putAgainAfter(lease));
    }

    /** The row of a call that had started by then: to a replay, a leg that starts after it is unknown. */
    @Nullable LegRow find(String callId, Source at) {
        Leg leg = byCall.get(callId);
        return leg == null || at.precedes(leg.row) ? null : leg.row;
    }

    /** Puts a new row at once and a known one when it has aged. */
    void remember(String callId, LegRow row, long at) {
        Leg before = byCall.get(callId);
        if (before != null && at - before.putAt < putAgainAfterMillis) {
            return;
        }
        store.put(callId, row, at);
        if (before != null) {
            byCall.remove(callId);
            store.put(callId, null, before.putAt);
        }
        byCall.put(callId, new Leg(row, at));
    }

    /** Drops what is over, also when no event comes. */
    void forget(long now) {
        Iterator<Map.Entry<String, Leg>> oldest = byCall.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<String, Leg> entry = oldest.next();
            if (now - entry.getValue().putAt <= lifeMillis) {
                return;
            }
            store.put(entry.getKey(), null, entry.getValue().putAt);
            oldest.remove();
        }
    }

    /** A crash between two puts can have left two rows of a call; the later one counts, the other goes. */
    private void load() {
        try (KeyValueIterator<Windowed<String>, LegRow> rows = store.all()) {
            Map<String, Leg> found = new LinkedHashMap<>();
            while (rows.hasNext()) {
                KeyValue<Windowed<String>, LegRow> row = rows.next();
                String callId = row.key.key();
                Leg leg = new Leg(row.value, row.key.window().start());
                Leg other = found.get(callId);
                if (other != null) {
                    store.put(callId, null, Math.min(other.putAt, leg.putAt));
                }
                if (other == null || other.putAt < leg.putAt) {
                    found.put(callId, leg);
                }
            }
            found.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue((one, other) -> Long.compare(one.putAt, other.putAt)))
                    .forEach(entry -> byCall.put(entry.getKey(), entry.getValue()));
        }
    }
}
