package io.ringback.intake;

import io.ringback.wire.EventReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps a table of what desks have accepted, numbers or pools, and tells the view by which calls are judged of each change. */
final class AcceptedTable<V extends SpecificRecord> implements Processor<byte[], byte[], Void, Void> {
    /** What every task looks up; told of all rows at a start. */
    interface View<V> {
        String key(V row);

        void put(V row);

        void remove(String key);
    }

    private final String name;
    private final EventReader<V> reader;
    private final View<V> view;
    private @Nullable KeyValueStore<String, V> table;

    /** @param name the store's */
    AcceptedTable(String name, Class<V> type, View<V> view) {
        this.name = name;
        this.reader = EventReader.of(type);
        this.view = view;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        KeyValueStore<String, V> store = context.getStateStore(name);
        try (KeyValueIterator<String, V> all = store.all()) {
            all.forEachRemaining(entry -> view.put(entry.value));
        }
        table = store;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        KeyValueStore<String, V> store = Objects.requireNonNull(table);
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            store.delete(key);
            view.remove(key);
            return;
        }
        // Only desks write here: what cannot be read leaves the row as it was.
        V accepted = reader.readOrNull(record.value());
        if (accepted != null && view.key(accepted).equals(key)) {
            store.put(key, accepted);
            view.put(accepted);
        }
    }
}
