package io.ringback.console.live;

import io.ringback.topics.Topic;
import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every output topic from the beginning, {@code read_committed} and in no group, and tells the listener which
 * records are news: like the reference consumers' feed, with the record's cause and whether it had been there before.
 */
public final class OutputFeed implements AutoCloseable {
    /** Eight bytes, big-endian: epoch milliseconds at which the broker got the event that a record answers. */
    public static final String CAUSED_AT = "ringback-caused-at";

    private static final Logger LOG = LoggerFactory.getLogger(OutputFeed.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    private record Fed(String shortName, EventReader<SpecificRecord> reader) {}

    private final Consumer<String, byte[]> consumer;
    private final ArrivalListener listener;
    private final Map<String, Fed> topics = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Set<String> missing = new HashSet<>();
    private final AtomicLong unreadable = new AtomicLong();
    private final Clock clock = Clock.systemUTC();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "console-feed");
    private volatile boolean caughtUp;
    private volatile boolean troubled;
    private long lookedAt = System.nanoTime() - LOOK_AGAIN_NANOS;

    /** Reads with a consumer of its own, which it closes. */
    public OutputFeed(Consumer<String, byte[]> consumer, List<Topic> outputs, ArrivalListener listener) {
        this.consumer = consumer;
        this.listener = listener;
        outputs.forEach(
                topic -> topics.put(topic.name(), new Fed(topic.shortName(), EventReader.named(topic.schema()))));
        missing.addAll(topics.keySet());
        thread.setDaemon(true);
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** Everything that was there at the start has been read. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** The broker did not answer the last time. */
    public boolean isTroubled() {
        return troubled;
    }

    /** How many records could not be read and were left out. */
    public long unreadable() {
        return unreadable.get();
    }

    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (closing.getCount() > 0) {
                readOn();
            }
        } catch (WakeupException | InterruptException | InterruptedException e) {
            LOG.debug("event=console-feed-closed");
        }
    }

    private void readOn() throws InterruptedException {
        try {
            assign();
            if (consumer.assignment().isEmpty()) {
                closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
            consumer.poll(POLL).forEach(this::deliver);
            caughtUp = caughtUp || hasCaughtUp();
            troubled = false;
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            troubled = true;
            LOG.warn("event=console-feed-troubled error={}", e.getClass().getSimpleName());
            closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void deliver(ConsumerRecord<String, byte[]> record) {
        @Nullable Fed fed = topics.get(record.topic());
        if (fed == null || record.key() == null) {
            return;
        }
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        boolean live = record.offset() >= ends.getOrDefault(partition, Long.MAX_VALUE);
        try {
            @Nullable SpecificRecord event = record.value() == null ? null : fed.reader.read(record.value());
            listener.arrived(new Arrival(fed.shortName, record.key(), event, causedAt(record), live, clock.instant()));
        } catch (UnreadableRecordException e) {
            unreadable.incrementAndGet();
        } catch (RuntimeException e) {
            // Whatever is wrong with one record must not take the records after it away.
            LOG.warn(
                    "event=arrival-failed topic={} error={}",
                    fed.shortName,
                    e.getClass().getSimpleName());
        }
    }

    private static @Nullable Instant causedAt(ConsumerRecord<String, byte[]> record) {
        @Nullable Header header = record.headers().lastHeader(CAUSED_AT);
        return header == null || header.value() == null || header.value().length != Long.BYTES
                ? null
                : Instant.ofEpochMilli(ByteBuffer.wrap(header.value()).getLong());
    }

    /** Looks for partitions that are new from time to time. */
    private void assign() {
        if (System.nanoTime() - lookedAt < LOOK_AGAIN_NANOS) {
            return;
        }
        lookedAt = System.nanoTime();
        Set<TopicPartition> added = new HashSet<>();
        topics.keySet().forEach(topic -> added.addAll(partitions(topic)));
        added.removeAll(consumer.assignment());
        if (!added.isEmpty()) {
            ends.putAll(consumer.endOffsets(added));
            added.forEach(partition -> missing.remove(partition.topic()));
            Set<TopicPartition> all = new HashSet<>(consumer.assignment());
            all.addAll(added);
            consumer.assign(all);
            consumer.seekToBeginning(added);
        }
    }

    private List<TopicPartition> partitions(String topic) {
        try {
            @Nullable List<PartitionInfo> known = consumer.partitionsFor(topic);
            return known == null
                    ? List.of()
                    : known.stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
        } catch (UnknownTopicOrPartitionException e) {
            return List.of();
        }
    }

    private boolean hasCaughtUp() {
        return missing.isEmpty()
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
