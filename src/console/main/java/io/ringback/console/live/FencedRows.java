package io.ringback.console.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The latest row of each key; a row with a lower fence than one seen before never counts. */
final class FencedRows<V> {
    private record Row<V>(long fence, @Nullable V value) {}

    private final Map<String, Row<V>> rows = new HashMap<>();

    /** Takes a row in; false when a higher fence was seen. */
    boolean put(String key, long fence, V value) {
        @Nullable Row<V> before = rows.get(key);
        if (before != null && fence < before.fence) {
            return false;
        }
        rows.put(key, new Row<>(fence, value));
        return true;
    }

    Optional<V> get(@Nullable String key) {
        return Optional.ofNullable(rows.get(key)).map(Row::value);
    }

    /** Forgets what the row said; its fence stays. */
    void blank(String key) {
        rows.computeIfPresent(key, (k, row) -> new Row<>(row.fence, null));
    }
}
