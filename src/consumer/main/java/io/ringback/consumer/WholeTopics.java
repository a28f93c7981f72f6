package io.ringback.consumer;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
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

    /** A topic that nobody has heard of is asked for again later, and so is a broker that does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** So long a partition without a leader keeps the records of all others waiting, once in a look. */
    private static final Duration PATIENCE_WITH_A_PARTITION = Duration.ofMillis(500);

    private final Consumer<?, ?> consumer;
    private final Set<String> topics;
    private final Set<String> dispensable;
    private final Set<String> missing;
    private final Set<TopicPartition> unmeasured = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private final Map<TopicPartition, Long> unread = new HashMap<>();
    private final Map<TopicPartition, Long> toCome = new HashMap<>();
    private long lookedAt = System.nanoTime() - LOOKS_AGAIN_AFTER;
    private long askedAt;
    private volatile long heardAt = System.nanoTime();
    private volatile long readAsOf = heardAt;

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

    /** Looks for new partitions, and how far all of them go, from time to time; false while there is none to read. */
    boolean assigned() {
        if (System.nanoTime() - lookedAt >= LOOKS_AGAIN_AFTER) {
            lookedAt = System.nanoTime();
            assign();
            ask();
            lookedAt = System.nanoTime();
        }
        return !consumer.assignment().isEmpty();
    }

    /**
     * Tells, after each poll, whether everything was read that was there when its partition was assigned; false while a
     * topic is missing.
     */
    boolean caughtUp() {
        unread.entrySet().removeIf(end -> isRead(end.getKey(), end.getValue()));
        if (!toCome.isEmpty() && toCome.entrySet().stream().allMatch(end -> isRead(end.getKey(), end.getValue()))) {
            toCome.clear();
            readAsOf = askedAt;
        }
        if (read.size() < topics.size()) {
            topics.stream().filter(topic -> !isLeft(topic)).forEach(read::add);
        }
        return missing.isEmpty() && unmeasured.isEmpty() && unread.isEmpty();
    }

    private boolean isLeft(String topic) {
        return consumer.assignment().stream()
                        .noneMatch(partition -> partition.topic().equals(topic))
                || Stream.concat(unmeasured.stream(), unread.keySet().stream())
                        .anyMatch(partition -> partition.topic().equals(topic));
    }

    /** Whether these topics were read at some moment as far as they went, whatever is left of the others. Any thread may ask. */
    boolean hasRead(Collection<String> some) {
        return read.containsAll(some);
    }

    /** Whether a record was written after its partition was found. */
    boolean isNews(ConsumerRecord<?, ?> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (unmeasured.contains(partition)) {
            measureByWhatCame(partition);
        }
        @Nullable Long end = unread.get(partition);
        return end == null || record.offset() >= end;
    }

    /** How long ago the brokers last answered; since the beginning when they never have. Any thread may ask. */
    Duration silentFor() {
        return Duration.ofNanos(System.nanoTime() - heardAt);
    }

    /**
     * How long ago the moment is of which it is known that all that had been written by then was read; since the beginning
     * when nothing is. Any thread may ask.
     */
    Duration staleFor() {
        return Duration.ofNanos(System.nanoTime() - readAsOf);
    }

    /**
     * Asks the brokers where the partitions end: a poll that brings nothing does not tell that nothing is new from that
     * nobody answers. A partition without a leader must not keep the others from being read.
     */
    private void ask() {
        Set<TopicPartition> all = consumer.assignment();
        long now = System.nanoTime();
        if (!all.isEmpty()) {
            Map<TopicPartition, Long> ends;
            try {
                ends = consumer.endOffsets(all, PATIENCE_WITH_A_PARTITION);
            } catch (TimeoutException e) {
                return;
            }
            unmeasured.forEach(partition -> unread.put(partition, ends.getOrDefault(partition, 0L)));
            unmeasured.clear();
            toCome.clear();
            toCome.putAll(ends);
            askedAt = now;
        }
        heardAt = now;
    }

    /** Records have come from it, so that its end is known without asking. */
    private void measureByWhatCame(TopicPartition partition) {
        consumer.currentLag(partition).ifPresent(lag -> {
            unread.put(partition, consumer.position(partition, PATIENCE_WITH_A_PARTITION) + lag);
            unmeasured.remove(partition);
        });
    }

    /** Where the place in a partition is not known yet, asking for it would wait for a broker. */
    private boolean isRead(TopicPartition partition, long end) {
        return consumer.currentLag(partition).isPresent()
                && consumer.position(partition, PATIENCE_WITH_A_PARTITION) >= end;
    }

    /**
     * A topic that is gone and made anew is another: it is read from its beginning, and not from where the old one ended. One
     * that is back before this has looked may be taken for the same.
     */
    private void assign() {
        Set<TopicPartition> present = new HashSet<>();
        topics.forEach(topic -> partitions(topic).forEach(info -> present.add(partition(info))));
        Set<TopicPartition> added = new HashSet<>(present);
        added.removeAll(consumer.assignment());
        Set<TopicPartition> gone = new HashSet<>(consumer.assignment());
        gone.removeAll(present);
        if (added.isEmpty() && gone.isEmpty()) {
            return;
        }
        leave(gone);
        consumer.assign(present);
        unmeasured.addAll(added);
        added.forEach(partition -> missing.remove(partition.topic()));
    }

    private void leave(Set<TopicPartition> partitions) {
        partitions.forEach(partition -> missing.add(partition.topic()));
        missing.removeAll(dispensable);
        unread.keySet().removeAll(partitions);
        toCome.keySet().removeAll(partitions);
        unmeasured.removeAll(partitions);
    }

    private List<PartitionInfo> partitions(String topic) {
        try {
            @Nullable List<PartitionInfo> known = consumer.partitionsFor(topic, PATIENCE);
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
        Map<Boolean, Set<TopicPartition>> readable = consumer.assignment().stream()
                .collect(partitioningBy(partition -> !unreadable.contains(partition.topic()), toSet()));
        leave(readable.getOrDefault(false, Set.of()));
        consumer.assign(readable.getOrDefault(true, Set.of()));
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
