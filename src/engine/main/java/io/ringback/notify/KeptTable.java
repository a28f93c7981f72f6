package io.ringback.notify;

import io.ringback.steps.SourceCoordinates;
import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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
 * A compacted topic of the operator's, such as contacts, kept in memory by its keys for every task and the sender. It
 * is never stored, so that a contact's address is on no disk but the brokers'.
 */
final class KeptTable<V extends SpecificRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(KeptTable.class);

    private final String name;
    private final Key<V> key;
    private final EventReader<V> reader;
    private final Rejections rejections;
    private final Map<String, V> rows = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** The field that is the record key, too. */
    record Key<V>(String field, Function<V, String> of) {}

    KeptTable(String name, Class<V> type, Key<V> key, Rejections rejections) {
        this.name = name;
        this.key = key;
        this.reader = EventReader.of(type);
        this.rejections = rejections;
    }

    String name() {
        return name;
    }

    @Nullable V get(String rowKey) {
        return rows.get(rowKey);
    }

    void put(V row) {
        rows.put(key.of.apply(row), row);
        changes.incrementAndGet();
    }

    void remove(String rowKey) {
        rows.remove(rowKey);
        changes.incrementAndGet();
    }

    /** A number that is another after each change. */
    long changes() {
        return changes.get();
    }

    Collection<V> all() {
        return List.copyOf(rows.values());
    }

    /** Keeps the table; there is one a topology. */
    Processor<byte[], byte[], Void, Void> keeper() {
        return new Keeper();
    }

    /** What cannot be read leaves the row as it was; a reject tells the operator where it is. */
    private @Nullable V read(byte[] value, String rowKey, Complaint complaint) {
        try {
            V row = reader.read(value, odd -> complaint.of(odd.error(), odd.field()));
            if (key.of.apply(row).equals(rowKey)) {
                return row;
            }
            complaint.of("KEY_MISMATCH", key.field);
        } catch (UnreadableRecordException e) {
            complaint.of(e.error(), e.field());
        }
        return null;
    }

    private interface Complaint {
        void of(String error, @Nullable String field);
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
                remove(rowKey);
                return;
            }
            V row = read(record.value(), rowKey, this::reject);
            if (row != null) {
                table.put(rowKey, row);
                put(row);
            }
        }

        private void reject(String error, @Nullable String field) {
            ProcessorContext<Void, Void> opened = Objects.requireNonNull(context);
            Instant now = Instant.ofEpochMilli(opened.currentSystemTimeMs());
            opened.recordMetadata().ifPresent(where -> {
                LOG.warn("event=row-rejected topic={} offset={} error={}", name, where.offset(), error);
                rejections.reject(
                        new SourceCoordinates(where.topic(), where.partition(), where.offset()), error, field, now);
            });
        }

        @Override
        public void close() {
            rejections.close();
        }
    }
}
