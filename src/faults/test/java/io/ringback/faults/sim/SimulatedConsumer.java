package io.ringback.faults.sim;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a task asks its thread's consumer: what the group has committed. Reading is the thread's. */
final class SimulatedConsumer extends MockConsumer<byte[], byte[]> {
    private final Group group;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    SimulatedConsumer(Group group) {
        super("earliest");
        this.group = group;
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> found = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = group.committed(partition);
            if (offset != null) {
                found.put(partition, offset);
            }
        }
        return found;
    }

    /** Where its thread reads on. */
    void stand(TopicPartition partition, long at) {
        positions.put(partition, at);
    }

    @Override
    public synchronized long position(TopicPartition partition) {
        return positions.getOrDefault(partition, 0L);
    }

    @Override
    public synchronized void pause(Collection<TopicPartition> partitions) {}

    @Override
    public synchronized void resume(Collection<TopicPartition> partitions) {}

    @Override
    public OptionalLong currentLag(TopicPartition partition) {
        return OptionalLong.of(0);
    }
}
