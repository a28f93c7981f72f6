package io.ringback.common;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Finds all partitions of topics, so that they can be read without a consumer group. */
public final class Partitions {
    private Partitions() {}

    public static List<TopicPartition> of(Consumer<?, ?> consumer, Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** Has the consumer read topics from their beginning; returns where they end now. */
    public static Map<TopicPartition, Long> assignFromBeginning(Consumer<?, ?> consumer, Collection<String> topics) {
        List<TopicPartition> partitions = of(consumer, topics);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions);
    }

    /** Whether the consumer has read as far as that. */
    public static boolean areRead(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
