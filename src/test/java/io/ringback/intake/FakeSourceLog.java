package io.ringback.intake;

import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** A cluster that answers what the test says. */
final class FakeSourceLog implements SourceLog {
    OptionalLong committed = OptionalLong.empty();
    OptionalLong start = OptionalLong.of(0);
    int startsAsked;
    int opened = 1;

    @Override
    public String topicId(String topic) {
        return "id-of-" + topic;
    }

    @Override
    public OptionalLong committed(String group, TopicPartition partition) {
        return committed;
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
