package io.ringback.faults.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.ProcessorContextImpl;
import org.apache.kafka.streams.processor.internals.ProcessorTopology;
import org.apache.kafka.streams.processor.internals.RecordCollectorImpl;
import org.apache.kafka.streams.processor.internals.StreamTask;
import org.apache.kafka.streams.state.internals.ThreadCache;

/** Kafka Streams' own task of a partition of each topic that it reads; only what a thread does with it is simulated. */
final class SimulatedTask {
    private static final int AT_ONCE = 20;

    private final Brokers brokers;
    private final boolean committedOnly;
    private final StreamTask task;
    private final SimulatedConsumer consumer;
    private final Map<TopicPartition, Long> positions = new LinkedHashMap<>();
    private boolean hasRead;
    private boolean hasWoken;

    private SimulatedTask(Brokers brokers, boolean committedOnly, StreamTask task, SimulatedConsumer consumer) {
        this.brokers = brokers;
        this.committedOnly = committedOnly;
        this.task = task;
        this.consumer = consumer;
    }

    /** Opens its stores, restores them, and stands where the group has committed. */
    static SimulatedTask open(TaskParts parts, TopicPartition lead, Group group) {
        ProcessorTopology topology = parts.topology(lead.topic());
        Set<TopicPartition> inputs = parts.inputs(lead);
        TaskId id = new TaskId(parts.subtopology(lead.topic()), lead.partition());
        ThreadCache cache = new ThreadCache(new LogContext(), 0, parts.metrics());
        RestoringState state = new RestoringState(id, inputs, parts.isExactlyOnce(), parts.directory(), topology);
        RecordCollectorImpl collector = new RecordCollectorImpl(
                new LogContext(),
                id,
                parts.producer(),
                parts.config().productionExceptionHandler(),
                parts.metrics(),
                topology);
        SimulatedConsumer consumer = new SimulatedConsumer(group);
        StreamTask task = new StreamTask(
                id,
                inputs,
                topology,
                consumer,
                parts.taskConfig(),
                parts.metrics(),
                parts.directory(),
                cache,
                parts.clock(),
                state,
                collector,
                new ProcessorContextImpl(id, parts.config(), state, parts.metrics(), cache),
                new LogContext(),
                false);
        task.initializeIfNeeded();
        state.restore(parts.brokers());
        task.completeRestoration(unreset -> {});
        SimulatedTask opened = new SimulatedTask(parts.brokers(), parts.isExactlyOnce(), task, consumer);
        for (TopicPartition input : inputs) {
            OffsetAndMetadata committed = group.committed(input);
            opened.stand(input, committed == null ? 0 : committed.offset());
        }
        return opened;
    }

    StreamTask task() {
        return task;
    }

    /** Reads on; what is read waits in the task. */
    void poll(Tampering tampering) {
        List.copyOf(positions.keySet()).forEach(input -> poll(input, tampering));
    }

    private void poll(TopicPartition input, Tampering tampering) {
        PartitionLog log = brokers.log(input);
        long position = positions.getOrDefault(input, 0L);
        // A log that has lost its end: the consumer begins anew where the reset policy says.
        PartitionLog.Batch batch = log.read(position > log.end() ? log.start() : position, AT_ONCE, committedOnly);
        if (!batch.records().isEmpty()) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            TimestampType type =
                    brokers.hasAppendTime(input.topic()) ? TimestampType.LOG_APPEND_TIME : TimestampType.CREATE_TIME;
            for (LogRecord record : batch.records()) {
                ConsumerRecord<byte[], byte[]> read = tampering.read(consumed(input, record, type));
                if (read != null) {
                    records.add(read);
                }
            }
            task.addRecords(input, records);
        }
        stand(input, batch.next());
    }

    private void stand(TopicPartition input, long position) {
        positions.put(input, position);
        consumer.stand(input, position);
        task.updateNextOffsets(input, new OffsetAndMetadata(position));
    }

    /** False when nothing that was read waits any more. */
    boolean process(long now) {
        boolean processed = task.process(now);
        hasRead |= processed;
        return processed;
    }

    void punctuate() {
        hasWoken |= task.maybePunctuateSystemTime();
    }

    /**
     * The offsets for the transaction. One in which time alone did something has none, so that nothing in it tells the brokers
     * that the task is somebody else's: Kafka Streams 4.3.1 commits so what a task does before it has read anything.
     */
    Map<TopicPartition, OffsetAndMetadata> prepareCommit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = task.commitNeeded() ? task.prepareCommit(true) : Map.of();
        boolean byTimeAlone = hasWoken && !hasRead;
        hasRead = false;
        hasWoken = false;
        return byTimeAlone ? Map.of() : offsets;
    }

    void closeClean() {
        task.suspend();
        task.closeClean();
    }

    void closeDirty() {
        task.suspend();
        task.closeDirty();
    }

    static ConsumerRecord<byte[], byte[]> consumed(TopicPartition from, LogRecord record, TimestampType type) {
        byte[] key = record.key();
        byte[] value = record.value();
        return new ConsumerRecord<>(
                from.topic(),
                from.partition(),
                record.offset(),
                record.at(),
                type,
                key == null ? -1 : key.length,
                value == null ? -1 : value.length,
                key,
                value,
                record.headers(),
                Optional.empty());
    }
}
