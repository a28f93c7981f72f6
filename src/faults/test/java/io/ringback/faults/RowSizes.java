package io.ringback.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows every changelog and notes whenever a row is the largest of its store so far, by a kilobyte or more. */
final class RowSizes implements AutoCloseable {
    private static final Pattern CHANGELOG = Pattern.compile("ringback-.*-changelog");
    private static final long WORTH_NOTING = 1024;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Witness witness;
    private final Map<String, Long> largest = new HashMap<>();
    private final Thread thread;

    RowSizes(String bootstrapServers, Witness witness) {
        this.witness = witness;
        Map<String, Object> config = new HashMap<>(Clients.PATIENT);
        config.put("bootstrap.servers", bootstrapServers);
        // What retention took before it was measured is not worth a failed run.
        config.put("auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> CHANGELOG.matcher(topic.getKey()).matches())
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = new Thread(this::read, "row-sizes");
        thread.start();
    }

    private void read() {
        try {
            while (true) {
                consumer.poll(Duration.ofMillis(500)).forEach(this::measure);
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    private void measure(ConsumerRecord<byte[], byte[]> record) {
        long bytes = Math.max(0L, record.serializedValueSize()) + Math.max(0, record.serializedKeySize());
        if (bytes >= largest.getOrDefault(record.topic(), 0L) + WORTH_NOTING) {
            largest.put(record.topic(), bytes);
            witness.note(
                    Entry.Kind.SIZE,
                    Instant.ofEpochMilli(record.timestamp()),
                    record.topic(),
                    "partition " + record.partition() + " offset " + record.offset(),
                    Gateway.json().put("bytes", bytes));
        }
    }

    boolean isReading() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
