package io.ringback.intake;

import io.ringback.state.LegRow;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/** The store of the calls of emergencies: a window store, in which a row stays for two leases after it was put last. */
final class LegRows {
    static final String STORE = "emergency-legs";

    private static final Duration SLACK = Duration.ofMinutes(1);
    private static final Duration NEVER_HIDES = Duration.ofDays(365_000);
    private static final Duration SHORTEST_SEGMENT = Duration.ofSeconds(1);

    private final WindowStore<String, LegRow> store;

    LegRows(WindowStore<String, LegRow> store) {
        this.store = store;
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

    /** How old a row that is still needed may become before it is put again. */
    static Duration putAgainAfter(Duration lease) {
        return lease.dividedBy(4);
    }

    /** Two leases, and what a row may have aged before it was put again. */
    static Duration life(Duration lease) {
        return lease.multipliedBy(2).plus(putAgainAfter(lease));
    }

    void put(KnownLeg leg) {
        store.put(leg.key(), leg.row(), leg.putAt());
    }

    void remove(KnownLeg leg) {
        remove(leg.key(), leg.putAt());
    }

    private void remove(String key, long putAt) {
        store.put(key, null, putAt);
    }

    /**
     * All rows, in the order in which they were put. A crash between two puts can have left two of a call; the later one
     * counts, the other goes.
     */
    List<KnownLeg> load() {
        Map<String, KnownLeg> found = new HashMap<>();
        try (KeyValueIterator<Windowed<String>, LegRow> rows = store.all()) {
            while (rows.hasNext()) {
                KeyValue<Windowed<String>, LegRow> row = rows.next();
                KnownLeg leg = KnownLeg.stored(
                        row.key.key(), row.value, row.key.window().start());
                KnownLeg other = found.get(leg.key());
                if (other != null) {
                    remove(leg.key(), Math.min(other.putAt(), leg.putAt()));
                }
                if (other == null || other.putAt() < leg.putAt()) {
                    found.put(leg.key(), leg);
                }
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparingLong(KnownLeg::putAt))
                .toList();
    }
}
