package io.ringback.gaps;

import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** A cluster that answers what the test says. */
public final class FakeSourceLog implements SourceLog {
    public OptionalLong committed = OptionalLong.empty();
    public OptionalLong start = OptionalLong.of(0);
    public int startsAsked;
    public int opened = 1;

    @Override
    public String topicId(String topic) {
        return "id-of-" + topic;
    }

    @Override
    public Supplier<OptionalLong> committed(String group, TopicPartition partition) {
        return () -> committed;
    }

    @Override
    public OptionalLong start(TopicPartition partition) {
        startsAsked++;
        return start;
    }

    @Override
    public void close() {
        opened--;
    }
}
