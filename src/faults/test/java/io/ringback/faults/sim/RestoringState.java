package io.ringback.faults.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.streams.processor.CommitCallback;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.ProcessorStateManager;
import org.apache.kafka.streams.processor.internals.ProcessorTopology;
import org.apache.kafka.streams.processor.internals.StateDirectory;
import org.apache.kafka.streams.processor.internals.StateRestoreCallbackAdapter;
import org.apache.kafka.streams.processor.internals.Task;

/** A task's real state manager, whose stores are restored from the simulated changelogs at once. */
final class RestoringState extends ProcessorStateManager {
    private static final int ALL = Integer.MAX_VALUE;

    private final Map<String, StateRestoreCallback> stores = new LinkedHashMap<>();
    private final int partition;

    RestoringState(
            TaskId id,
            Set<TopicPartition> inputs,
            boolean exactlyOnce,
            StateDirectory directory,
            ProcessorTopology topology) {
        super(
                id,
                Task.TaskType.ACTIVE,
                exactlyOnce,
                new LogContext(),
                directory,
                topology.storeToChangelogTopic(),
                inputs);
        this.partition = id.partition();
    }

    @Override
    public void registerStore(StateStore store, StateRestoreCallback restore, CommitCallback commit) {
        super.registerStore(store, restore, commit);
        stores.put(store.name(), restore);
    }

    /** Everything of each changelog, which is {@linkplain TaskParts#canRestore stable}, as the restoring consumer reads it. */
    void restore(Brokers brokers) {
        stores.forEach((store, restore) -> {
            TopicPartition changelog = new TopicPartition(changelogFor(store), partition);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (LogRecord record : brokers.log(changelog).read(0, ALL, true).records()) {
                records.add(SimulatedTask.consumed(changelog, record, TimestampType.CREATE_TIME));
            }
            StateRestoreCallbackAdapter.adapt(restore).restoreBatch(records);
        });
    }
}
