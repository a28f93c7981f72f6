package io.ringback.notify;

import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators provision, as every task and the sender look at it: the rows of a compacted topic by their keys. In
 * memory alone, so that a contact's address is on no disk but the brokers'.
 */
final class KeptTable<V extends SpecificRecord> {
    private static final Logger log = LoggerFactory.getLogger(KeptTable.class);

    private final String name;
    private final Function<V, String> key;
    private final EventReader<V> reader;
    private final Map<String, V> rows = new ConcurrentHashMap<>();

    KeptTable(String name, Class<V> type, Function<V, String> key) {
        this.name = name;
        this.key = key;
        this.reader = EventReader.of(type);
    }

    String name() {
        return name;
    }

    @Nullable V get(String rowKey) {
        return rows.get(rowKey);
    }

    void put(V row) {
        rows.put(key.apply(row), row);
    }

    Collection<V> all() {
        return List.copyOf(rows.values());
    }

    /** Keeps the table; there is one a topology. */
    Processor<byte[], byte[], Void, Void> keeper() {
        return new Keeper();
    }

    /** What cannot be read leaves the row as it was; its offset tells the operator where it is. */
    private @Nullable V read(byte[] value, String rowKey, long offset) {
        try {
            V row = reader.read(value);
            if (key.apply(row).equals(rowKey)) {
                return row;
            }
            log.warn("event=row-ignored topic={} offset={} error=KEY_MISMATCH", name, offset);
        } catch (UnreadableRecordException e) {
            log.warn("event=row-ignored topic={} offset={} error={}", name, offset, e.error());
        }
        return null;
    }

    private final class Keeper implements Processor<byte[], byte[], Void, Void> {
        private @Nullable ProcessorContext<Void, Void> context;
        private @Nullable KeyValueStore<String, V> store;

        @Override
        public void init(ProcessorContext<Void, Void> opened) {
            KeyValueStore<String, V> found = opened.getStateStore(name);
            try (KeyValueIterator<String, V> all = found.all()) {
                all.forEachRemaining(row -> rows.put(row.key, row.value));
            }
            context = opened;
            store = found;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            if (record.key() == null) {
                return;
            }
            String rowKey = new String(record.key(), StandardCharsets.UTF_8);
            KeyValueStore<String, V> table = Objects.requireNonNull(store);
            if (record.value() == null) {
                table.delete(rowKey);
                rows.remove(rowKey);
                return;
            }
            V row = read(record.value(), rowKey, offset());
            if (row != null) {
                table.put(rowKey, row);
                put(row);
            }
        }

        private long offset() {
            return Objects.requireNonNull(context)
                    .recordMetadata()
                    .map(where -> where.offset())
                    .orElse(-1L);
        }
    }
}
