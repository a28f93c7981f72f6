package io.ringback.runtime;

import io.ringback.common.Partitions;
import io.ringback.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** Reads a whole topic from its start, as no member of a group. */
public final class TopicReader {
    private static final Duration POLL = Duration.ofMillis(100);

    private TopicReader() {}

    public static KafkaConsumer<String, byte[]> committed(EmbeddedKafka kafka, String topic) {
        return of(kafka, topic, "read_committed");
    }

    /** With what may be taken back. */
    public static KafkaConsumer<String, byte[]> uncommitted(EmbeddedKafka kafka, String topic) {
        return of(kafka, topic, "read_uncommitted");
    }

    /** Every committed value that the topic has now. */
    public static List<byte[]> values(EmbeddedKafka kafka, String topic) {
        List<byte[]> values = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = committed(kafka, topic)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (!Partitions.areRead(consumer, ends)) {
                consumer.poll(POLL).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    /** The first value of a key that comes. */
    public static byte[] first(KafkaConsumer<String, byte[]> consumer, String key) {
        List<byte[]> found = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            consumer.poll(POLL).forEach(record -> {
                if (record.key().equals(key)) {
                    found.add(record.value());
                }
            });
            return !found.isEmpty();
        });
        return found.get(0);
    }

    private static KafkaConsumer<String, byte[]> of(EmbeddedKafka kafka, String topic, String isolation) {
        Map<String, Object> client = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "isolation.level",
                isolation,
                "auto.offset.reset",
                "earliest");
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(Partitions.of(consumer, List.of(topic)));
        return consumer;
    }
}
