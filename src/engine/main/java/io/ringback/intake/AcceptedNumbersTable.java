package io.ringback.intake;

import io.ringback.event.PooledNumber;
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

/** Keeps the accepted inventory at hand: the table of {@code numbers} and the index by which calls are recognised. */
final class AcceptedNumbersTable implements Processor<byte[], byte[], Void, Void> {
    static final String STORE = "numbers";

    private final Inventory inventory;
    private final EventReader<PooledNumber> reader = EventReader.of(PooledNumber.class);
    private @Nullable KeyValueStore<String, PooledNumber> table;

    AcceptedNumbersTable(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        KeyValueStore<String, PooledNumber> store = context.getStateStore(STORE);
        try (KeyValueIterator<String, PooledNumber> all = store.all()) {
            all.forEachRemaining(entry -> inventory.put(entry.value));
        }
        table = store;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        KeyValueStore<String, PooledNumber> store = Objects.requireNonNull(table);
        if (record.key() == null) {
            return;
        }
        String number = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            store.delete(number);
            inventory.remove(number);
            return;
        }
        PooledNumber accepted = read(record.value());
        if (accepted != null && accepted.getNumber().equals(number)) {
            store.put(number, accepted);
            inventory.put(accepted);
        }
    }

    /** Only desks write here: what cannot be read leaves the number as it was. */
    private @Nullable PooledNumber read(byte[] value) {
        try {
            return reader.read(value);
        } catch (UnreadableRecordException e) {
            return null;
        }
    }
}
