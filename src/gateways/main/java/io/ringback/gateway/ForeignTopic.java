package io.ringback.gateway;

import io.ringback.common.Daemons;
import io.ringback.gateway.Receiver.EventOutcome;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a topic that a system writes itself, through the same mapping as its webhooks. A record counts as read once the
 * brokers have what became of it; what they have not is read again. What comes after it does not wait for that: a dial
 * that waits for its agent would hold up all others.
 */
final class ForeignTopic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ForeignTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int LARGEST = 64 * 1024;

    /** A partition more is not known at once: what it has by then must be read (metadata.max.age.ms is five minutes). */
    private static final String BEGINNING = "by_duration:PT5M";

    /** Of a few hundred records each. */
    private static final int MOST_UNDER_WAY = 50;

    /** Records that were read together, the eldest first. */
    private final Deque<Batch> underWay = new ArrayDeque<>();

    private final String topic;
    private final Receiver receiver;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean closing;

    ForeignTopic(Settings settings, String gateway, String topic, Receiver receiver) {
        this(gateway, topic, receiver, consumer(settings, gateway));
    }

    ForeignTopic(String gateway, String topic, Receiver receiver, Consumer<byte[], byte[]> consumer) {
        this.topic = topic;
        this.receiver = receiver;
        this.consumer = consumer;
        this.thread = Daemons.thread("gateway-topic-" + gateway, this::follow);
    }

    private static Consumer<byte[], byte[]> consumer(Settings settings, String gateway) {
        Map<String, Object> client = new HashMap<>(settings.kafka(Role.GATEWAY));
        client.put(ConsumerConfig.GROUP_ID_CONFIG, settings.topicPrefix() + "webhooks-" + gateway);
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, BEGINNING);
        client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        client.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        return new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    void start() {
        thread.start();
    }

    private void follow() {
        try (consumer) {
            subscribe();
            while (!closing) {
                step();
            }
        } catch (WakeupException | InterruptException e) {
            if (!closing) {
                throw e;
            }
        }
    }

    void subscribe() {
        consumer.subscribe(List.of(topic), new ConsumerRebalanceListener() {
            /** Whoever gets them reads again what does not count as read. */
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                underWay.clear();
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                underWay.clear();
            }
        });
    }

    void step() {
        try {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                underWay.addLast(taken(records));
            }
            settle();
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (CommitFailedException e) {
            LOG.warn("event=topic-taken-over topic={}", topic);
        } catch (KafkaException | IllegalStateException e) {
            // Also what nobody has thought of: nothing else follows this topic.
            LOG.warn(
                    "event=topic-unreadable topic={} error={}",
                    topic,
                    e.getClass().getSimpleName());
            pause();
        }
    }

    private Batch taken(ConsumerRecords<byte[], byte[]> records) {
        List<CompletableFuture<EventOutcome>> outcomes = new ArrayList<>();
        records.forEach(record -> {
            byte[] value = record.value();
            if (value != null && value.length > LARGEST) {
                outcomes.add(receiver.refuse("larger than any event"));
            } else if (value != null) {
                outcomes.add(receiver.take(BytesApart.text(value), Map.of(), writtenAt(record)));
            }
        });
        return Batch.of(records, outcomes, System.nanoTime() + LONGEST_WAIT.toNanos());
    }

    /** Counts as read what the brokers have, in the order of reading; with too much under way waits for the eldest. */
    private void settle() {
        Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
        boolean isRefused = false;
        while (!underWay.isEmpty() && !isRefused) {
            Batch eldest = underWay.getFirst();
            if (underWay.size() >= MOST_UNDER_WAY) {
                eldest.await();
            }
            if (eldest.isTaken()) {
                read.putAll(eldest.next());
                underWay.removeFirst();
            } else if (eldest.isOpen()) {
                break;
            } else {
                isRefused = true;
            }
        }
        if (!read.isEmpty()) {
            consumer.commitSync(read);
        }
        if (isRefused) {
            readAgain();
        }
    }

    /** Null for brokers and writers that tell no time. */
    private static @Nullable Instant writtenAt(ConsumerRecord<byte[], byte[]> record) {
        return record.timestamp() < 0 ? null : Instant.ofEpochMilli(record.timestamp());
    }

    /** From the eldest that the brokers have not: what was told after it is told again, which changes nothing (R14). */
    private void readAgain() {
        Map<TopicPartition, Long> from = new HashMap<>();
        underWay.forEach(batch -> batch.first().forEach(from::putIfAbsent));
        underWay.clear();
        from.forEach(consumer::seek);
        pause();
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
