package io.ringback.intake;

import io.ringback.event.PoolDefinition;
import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the accepted pools at hand: the table of {@code pool-definitions} and the book that calls are judged by. */
final class PoolDefinitionsTable implements Processor<byte[], byte[], Void, Void> {
    static final String STORE = "pool-definitions";

    private final PoolBook book;
    private final EventReader<PoolDefinition> reader = EventReader.of(PoolDefinition.class);
    private @Nullable KeyValueStore<String, PoolDefinition> table;

    PoolDefinitionsTable(PoolBook book) {
        this.book = book;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        KeyValueStore<String, PoolDefinition> store = context.getStateStore(STORE);
        try (KeyValueIterator<String, PoolDefinition> all = store.all()) {
            all.forEachRemaining(entry -> book.put(entry.value));
        }
        table = store;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        KeyValueStore<String, PoolDefinition> store = Objects.requireNonNull(table);
        if (record.key() == null) {
            return;
        }
        String name = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            store.delete(name);
            book.remove(name);
            return;
        }
        PoolDefinition accepted = read(record.value());
        if (accepted != null && accepted.getPool().equals(name)) {
            store.put(name, accepted);
            book.put(accepted);
        }
    }

    /** Only desks write here: what cannot be read leaves the pool as it was. */
    private @Nullable PoolDefinition read(byte[] value) {
        try {
            return reader.read(value);
        } catch (UnreadableRecordException e) {
            return null;
        }
    }
}
