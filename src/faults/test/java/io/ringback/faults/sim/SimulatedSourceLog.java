package io.ringback.faults.sim;

import io.ringback.gaps.SourceLog;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a task asks of its source's log, answered by the simulated brokers. */
record SimulatedSourceLog(Brokers brokers) implements SourceLog {
    @Override
    public String topicId(String topic) {
        return "id-of-" + topic;
    }

    @Override
    public Supplier<OptionalLong> committed(String group, TopicPartition partition) {
        Group known = brokers.group(group);
        OffsetAndMetadata offset = known == null ? null : known.committed(partition);
        OptionalLong answer = offset == null ? OptionalLong.empty() : OptionalLong.of(offset.offset());
        return () -> answer;
    }

    @Override
    public OptionalLong start(TopicPartition partition) {
        return OptionalLong.of(brokers.log(partition).start());
    }

    @Override
    public void close() {}
}
