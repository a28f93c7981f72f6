package io.ringback.intake;

import io.ringback.wire.EventReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
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
    private final CommittedLog log;
    private final Map<TopicPartition, AcceptedRows<V>> rows;
    private @Nullable Open open;

    /** @param table Kafka Streams' own, which says when nobody reads any more: rows are kept beside it */
    private record Open(ProcessorContext<Void, Void> context, StateStore table) {}

    private AcceptedTable(
            String name, Class<V> type, View<V> view, CommittedLog log, Map<TopicPartition, AcceptedRows<V>> rows) {
        this.name = name;
        this.reader = EventReader.of(type);
        this.view = view;
        this.log = log;
        this.rows = rows;
    }

    /** Kafka Streams restores with one and goes on with another: both know the same rows.
     *
     * @param name the store's
     */
    static <V extends SpecificRecord> ProcessorSupplier<byte[], byte[], Void, Void> supplier(
            String name, Class<V> type, View<V> view, CommittedLog log) {
        Map<TopicPartition, AcceptedRows<V>> rows = new ConcurrentHashMap<>();
        return () -> new AcceptedTable<>(name, type, view, log, rows);
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        open = new Open(context, context.getStateStore(name));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        V accepted = record.value() == null ? null : reader.readOrNull(record.value());
        // Only desks write here: what cannot be read leaves the row as it was.
        if (record.value() == null || (accepted != null && view.key(accepted).equals(key))) {
            said(key, accepted, Objects.requireNonNull(open));
        }
    }

    private void said(String key, @Nullable V row, Open now) {
        RecordMetadata where = now.context.recordMetadata().orElseThrow();
        TopicPartition partition = new TopicPartition(where.topic(), where.partition());
        AcceptedRows<V> of = rows.computeIfAbsent(partition, any -> new AcceptedRows<>(view));
        of.said(where.offset(), key, row);
        log.tell(partition, new CommittedLog.Undecided() {
            @Override
            public boolean isOpen() {
                return now.table.isOpen();
            }

            @Override
            public OptionalLong first() {
                return of.firstUndecided();
            }

            @Override
            public void decided(long before, Set<Long> committed) {
                of.decided(before, committed);
            }
        });
    }
}
