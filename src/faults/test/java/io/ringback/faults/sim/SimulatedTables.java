package io.ringback.faults.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.processor.internals.GlobalProcessorContextImpl;
import org.apache.kafka.streams.processor.internals.GlobalStateManagerImpl;
import org.apache.kafka.streams.processor.internals.GlobalStateUpdateTask;
import org.apache.kafka.streams.processor.internals.ProcessorTopology;
import org.apache.kafka.streams.state.internals.ThreadCache;
import org.jspecify.annotations.Nullable;

/** An instance's global tables, with Kafka Streams' own task; they read uncommitted records, as intake's do. */
final class SimulatedTables {
    private final Brokers brokers;
    private final GlobalStateUpdateTask task;
    private final Tampering tampering;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    private SimulatedTables(Brokers brokers, GlobalStateUpdateTask task, Tampering tampering) {
        this.brokers = brokers;
        this.task = task;
        this.tampering = tampering;
    }

    /** Null when the topology has none. */
    static @Nullable SimulatedTables open(TaskParts parts, Tampering tampering) {
        ProcessorTopology topology = parts.tables();
        if (topology == null) {
            return null;
        }
        MockConsumer<byte[], byte[]> nothing = new MockConsumer<>("earliest");
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (String topic : topology.sourceTopics()) {
            List<PartitionInfo> infos = new java.util.ArrayList<>();
            for (int i = 0; i < parts.brokers().logs(topic).size(); i++) {
                infos.add(new PartitionInfo(topic, i, null, null, null));
                positions.put(new TopicPartition(topic, i), 0L);
            }
            nothing.updatePartitions(topic, infos);
        }
        nothing.updateBeginningOffsets(positions);
        nothing.updateEndOffsets(positions);
        SimulatedTables tables = new SimulatedTables(parts.brokers(), task(parts, topology, nothing), tampering);
        tables.positions.putAll(positions);
        tables.task.initialize();
        tables.poll();
        return tables;
    }

    private static GlobalStateUpdateTask task(
            TaskParts parts, ProcessorTopology topology, MockConsumer<byte[], byte[]> consumer) {
        GlobalStateManagerImpl state = new GlobalStateManagerImpl(
                new LogContext(), parts.clock(), topology, consumer, parts.directory(), new Quiet(), parts.config());
        ThreadCache cache = new ThreadCache(new LogContext(), 0, parts.metrics());
        GlobalProcessorContextImpl context =
                new GlobalProcessorContextImpl(parts.config(), state, parts.metrics(), cache, parts.clock());
        state.setGlobalProcessorContext(context);
        return new GlobalStateUpdateTask(
                new LogContext(),
                topology,
                context,
                state,
                new LogAndContinueExceptionHandler(),
                parts.config().processingExceptionHandler(),
                parts.clock(),
                Long.MAX_VALUE);
    }

    void poll() {
        positions.replaceAll((partition, position) -> {
            PartitionLog log = brokers.log(partition);
            if (log.end() == position) {
                return position;
            }
            PartitionLog.Batch batch = log.read(position, Integer.MAX_VALUE, false);
            batch.records().forEach(record -> update(partition, record));
            return batch.next();
        });
    }

    private void update(TopicPartition partition, LogRecord record) {
        ConsumerRecord<byte[], byte[]> read =
                tampering.read(SimulatedTask.consumed(partition, record, TimestampType.CREATE_TIME));
        if (read != null) {
            task.update(read);
        }
    }

    private static final class Quiet implements org.apache.kafka.streams.processor.StateRestoreListener {
        @Override
        public void onRestoreStart(TopicPartition partition, String store, long from, long to) {}

        @Override
        public void onBatchRestored(TopicPartition partition, String store, long end, long count) {}

        @Override
        public void onRestoreEnd(TopicPartition partition, String store, long count) {}
    }
}
