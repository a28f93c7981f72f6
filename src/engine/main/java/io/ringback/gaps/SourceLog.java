package io.ringback.gaps;

import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * What a task asks the cluster about its source topic: at its start and when offsets jump, never for an ordinary
 * record.
 */
public interface SourceLog extends AutoCloseable {
    /** The topic's id: one made anew has another. */
    String topicId(String topic);

    /**
     * The offset that the group is to read next, as committed; empty when none is, or nobody answers. The question is asked
     * now, the answer waited for when it is got.
     */
    Supplier<OptionalLong> committed(String group, TopicPartition partition);

    /** The first offset that retention has left; empty when nobody answers. */
    OptionalLong start(TopicPartition partition);

    @Override
    void close();
}
