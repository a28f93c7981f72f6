package io.ringback.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * One current row per key in a window store, from which a row goes when it is removed and never by its age (R27). A row
 * that lives on is put again where time now is, since a desk of an earlier version hides what stands far back. Where each
 * row stands is derived from the store.
 */
final class WindowedRows<V> {
    private final WindowStore<String, V> store;
    private final long putAgainAfter;
    private final Map<String, Long> placed = new HashMap<>();

    WindowedRows(WindowStore<String, V> store, Duration putAgainAfter) {
        this.store = store;
        this.putAgainAfter = putAgainAfter.toMillis();
    }

    /** Reads every row back. */
    void load(Consumer<V> rows) {
        Map<String, V> latest = new HashMap<>();
        try (KeyValueIterator<Windowed<String>, V> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Windowed<String>, V> row = all.next();
                long at = row.key.window().start();
                if (placed.getOrDefault(row.key.key(), Long.MIN_VALUE) <= at) {
                    placed.put(row.key.key(), at);
                    latest.put(row.key.key(), row.value);
                }
            }
        }
        latest.values().forEach(rows);
    }

    void put(String key, V row, Instant now) {
        Long at = placed.get(key);
        if (at == null || now.toEpochMilli() - at >= putAgainAfter) {
            remove(key);
            at = now.toEpochMilli();
            placed.put(key, at);
        }
        store.put(key, row, at);
    }

    @SuppressWarnings("NullAway") // a window store removes by a null value
    void remove(String key) {
        @Nullable Long at = placed.remove(key);
        if (at != null) {
            store.put(key, null, at);
        }
    }
}
