package io.ringback.gateway;

import io.ringback.common.Daemons;
import io.ringback.gateway.Receiver.EventOutcome;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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
 * brokers have what became of it; what they have not is read again.
 */
final class ForeignTopic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ForeignTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long LONGEST_WAIT_SECONDS = 10;
    private static final int LARGEST = 64 * 1024;

    /** A partition more is not known at once: what it has by then must be read (metadata.max.age.ms is five minutes). */
    private static final String BEGINNING = "by_duration:PT5M";

    private final String topic;
    private final Receiver receiver;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean closing;

    ForeignTopic(Settings settings, String gateway, String topic, Receiver receiver) {
        this.topic = topic;
        this.receiver = receiver;
        Map<String, Object> client = new HashMap<>(settings.kafka(Role.GATEWAY));
        client.put(ConsumerConfig.GROUP_ID_CONFIG, settings.topicPrefix() + "webhooks-" + gateway);
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, BEGINNING);
        client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        client.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        this.consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = Daemons.thread("gateway-topic-" + gateway, this::follow);
    }

    void start() {
        thread.start();
    }

    private void follow() {
        try (consumer) {
            consumer.subscribe(List.of(topic));
            while (!closing) {
                step();
            }
        } catch (WakeupException | InterruptException e) {
            if (!closing) {
                throw e;
            }
        }
    }

    private void step() {
        try {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (records.isEmpty()) {
                return;
            }
            if (taken(records)) {
                consumer.commitSync();
            } else {
                readAgain(records);
            }
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

    private boolean taken(ConsumerRecords<byte[], byte[]> records) {
        List<CompletableFuture<EventOutcome>> outcomes = new ArrayList<>();
        records.forEach(record -> {
            byte[] value = record.value();
            if (value != null && value.length > LARGEST) {
                receiver.refuse("larger than any event");
            } else if (value != null) {
                outcomes.add(receiver.take(new String(value, StandardCharsets.UTF_8), Map.of(), writtenAt(record)));
            }
        });
        try {
            CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                    .get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            return outcomes.stream().noneMatch(outcome -> outcome.join() == EventOutcome.NOT_PUBLISHED);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Null for brokers and writers that tell no time. */
    private static @Nullable Instant writtenAt(ConsumerRecord<byte[], byte[]> record) {
        return record.timestamp() < 0 ? null : Instant.ofEpochMilli(record.timestamp());
    }

    private void readAgain(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            consumer.seek(partition, records.records(partition).get(0).offset());
        }
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
