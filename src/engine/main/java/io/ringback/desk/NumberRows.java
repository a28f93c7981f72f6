package io.ringback.desk;

import io.ringback.state.NumberRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A row for each pool and number. Pools of one partition have their rows in one store: where one handed a number on to
 * another, both must remember, or the first would take the number for one that it never had (R11, R18).
 */
final class NumberRows {
    private final KeyValueStore<String, NumberRow> store;

    NumberRows(KeyValueStore<String, NumberRow> store) {
        this.store = store;
    }

    /** Rows that an earlier version wrote come last: they are there only where that version wrote last. */
    void load(Consumer<NumberRow> rows) {
        List<NumberRow> earlier = new ArrayList<>();
        try (KeyValueIterator<String, NumberRow> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, NumberRow> row = all.next();
                if (row.key.equals(earlierKey(row.value))) {
                    earlier.add(row.value);
                } else {
                    rows.accept(row.value);
                }
            }
        }
        earlier.forEach(rows);
    }

    void put(NumberRow row) {
        store.put(key(row), row);
        NumberRow earlier = store.get(earlierKey(row));
        if (earlier != null && earlier.getPool().equals(row.getPool())) {
            store.delete(earlierKey(row));
        }
    }

    private static String key(NumberRow row) {
        return row.getPool() + "/" + row.getNumber();
    }

    /** The number alone, so that of two pools only the one that wrote last was remembered. */
    private static String earlierKey(NumberRow row) {
        return row.getNumber();
    }
}
