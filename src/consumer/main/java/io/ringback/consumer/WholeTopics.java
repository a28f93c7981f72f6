package io.ringback.consumer;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assigns every partition of the topics to a consumer, those that appear later too, and tells when all that was in them
 * has been read. A topic that may not be read holds no other back.
 */
final class WholeTopics {
    private static final Logger LOG = LoggerFactory.getLogger(WholeTopics.class);
    private static final long LOOKS_AGAIN_AFTER = Duration.ofSeconds(1).toNanos();

    private final Consumer<?, ?> consumer;
    private final Set<String> topics;
    private final Set<String> dispensable;
    private final Set<String> missing;
    private final Set<TopicPartition> unmeasured = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final Map<TopicPartition, Long> unread = new HashMap<>();
    private long lookedAt = System.nanoTime() - LOOKS_AGAIN_AFTER;

    WholeTopics(Consumer<?, ?> consumer, Set<String> topics) {
        this(consumer, topics, Set.of());
    }

    /** @param dispensable those of the topics that nobody waits for */
    WholeTopics(Consumer<?, ?> consumer, Set<String> topics, Set<String> dispensable) {
        this.consumer = consumer;
        this.topics = topics;
        this.dispensable = Set.copyOf(dispensable);
        this.missing = new HashSet<>(topics);
        this.missing.removeAll(dispensable);
    }

    /** Looks for new partitions from time to time; false while there is none to read. */
    boolean assigned() {
        if (System.nanoTime() - lookedAt >= LOOKS_AGAIN_AFTER) {
            assign();
            measure();
            lookedAt = System.nanoTime();
        }
        return !consumer.assignment().isEmpty();
    }

    /** Everything was read that was there when its partition was assigned; false while a topic is missing. */
    boolean caughtUp() {
        unread.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return missing.isEmpty() && unmeasured.isEmpty() && unread.isEmpty();
    }

    /** Whether a record was written after its partition was found. */
    boolean isNews(ConsumerRecord<?, ?> record) {
        @Nullable Long end = unread.get(new TopicPartition(record.topic(), record.partition()));
        return end == null || record.offset() >= end;
    }

    private void measure() {
        if (!unmeasured.isEmpty()) {
            unread.putAll(consumer.endOffsets(unmeasured));
            unmeasured.clear();
        }
    }

    private void assign() {
        Set<TopicPartition> present = new HashSet<>(consumer.assignment());
        topics.forEach(topic -> partitions(topic).forEach(info -> present.add(partition(info))));
        Set<TopicPartition> added = new HashSet<>(present);
        added.removeAll(consumer.assignment());
        if (added.isEmpty()) {
            return;
        }
        consumer.assign(present);
        unmeasured.addAll(added);
        added.forEach(partition -> missing.remove(partition.topic()));
    }

    private List<PartitionInfo> partitions(String topic) {
        try {
            @Nullable List<PartitionInfo> known = consumer.partitionsFor(topic);
            return known == null ? List.of() : known;
        } catch (UnknownTopicOrPartitionException e) {
            return List.of();
        } catch (TopicAuthorizationException e) {
            tell(topic);
            return List.of();
        }
    }

    /** Reads on without these until they may be read. */
    void leaveOut(Set<String> unreadable) {
        unreadable.forEach(this::tell);
        missing.addAll(unreadable);
        missing.removeAll(dispensable);
        Set<TopicPartition> readable = new HashSet<>(consumer.assignment());
        readable.removeIf(partition -> unreadable.contains(partition.topic()));
        unread.keySet().removeIf(partition -> unreadable.contains(partition.topic()));
        unmeasured.removeIf(partition -> unreadable.contains(partition.topic()));
        consumer.assign(readable);
        lookedAt = System.nanoTime();
    }

    private void tell(String topic) {
        if (refused.add(topic)) {
            LOG.warn("event=topic-unreadable topic={} hint=\"its override is unknown: grant READ\"", topic);
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }
}
