package io.ringback.intake;

import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** What intake asks the cluster of its sources: at start and when offsets jump, never for an ordinary record. */
interface SourceLog extends AutoCloseable {
    /** The topic's id: one made anew has another. */
    String topicId(String topic);

    /** The offset that the group is to read next, as committed; empty when none is, or nobody answers. */
    OptionalLong committed(String group, TopicPartition partition);

    /** The first offset that retention has left; empty when nobody answers. */
    OptionalLong start(TopicPartition partition);

    @Override
    void close();
}
