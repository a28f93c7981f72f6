package io.ringback.runtime;

import io.ringback.embedded.EmbeddedKafka;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a whole topic from its start, as no member of a group. */
final class TopicReader {
    private TopicReader() {}

    static KafkaConsumer<String, byte[]> committed(EmbeddedKafka kafka, String topic) {
        return of(kafka, topic, "read_committed");
    }

    /** With what may be taken back. */
    static KafkaConsumer<String, byte[]> uncommitted(EmbeddedKafka kafka, String topic) {
        return of(kafka, topic, "read_uncommitted");
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
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
        return consumer;
    }
}
