package io.ringback.faults.sim;

import java.util.ArrayList;
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

/** Kafka Streams' own task of one partition, with its stores; only what a thread does with it is simulated. */
final class SimulatedTask {
    private static final int AT_ONCE = 20;

    private final Brokers brokers;
    private final TopicPartition input;
    private final boolean committedOnly;
    private final StreamTask task;
    private final SimulatedConsumer consumer;
    private long position;

    private SimulatedTask(
            Brokers brokers, TopicPartition input, boolean committedOnly, StreamTask task, SimulatedConsumer consumer) {
        this.brokers = brokers;
        this.input = input;
        this.committedOnly = committedOnly;
        this.task = task;
        this.consumer = consumer;
    }

    /** Opens its stores, restores them, and stands where the group has committed. */
    static SimulatedTask open(TaskParts parts, TopicPartition input, Group group) {
        ProcessorTopology topology = parts.topology(input.topic());
        TaskId id = new TaskId(parts.subtopology(input.topic()), input.partition());
        ThreadCache cache = new ThreadCache(new LogContext(), 0, parts.metrics());
        RestoringState state = new RestoringState(id, input, parts.isExactlyOnce(), parts.directory(), topology);
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
                Set.of(input),
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
        SimulatedTask opened = new SimulatedTask(parts.brokers(), input, parts.isExactlyOnce(), task, consumer);
        OffsetAndMetadata committed = group.committed(input);
        opened.position = committed == null ? 0 : committed.offset();
        opened.tellPosition();
        return opened;
    }

    TopicPartition input() {
        return input;
    }

    StreamTask task() {
        return task;
    }

    /** Reads on; what is read waits in the task. */
    void poll(Tampering tampering) {
        PartitionLog log = brokers.log(input);
        if (position > log.end()) {
            // The log has lost its end: the consumer begins anew where the reset policy says.
            position = log.start();
        }
        PartitionLog.Batch batch = log.read(position, AT_ONCE, committedOnly);
        position = batch.next();
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
        tellPosition();
    }

    private void tellPosition() {
        consumer.stand(position);
        task.updateNextOffsets(input, new OffsetAndMetadata(position));
    }

    Map<TopicPartition, OffsetAndMetadata> prepareCommit() {
        return task.commitNeeded() ? task.prepareCommit(true) : Map.of();
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
