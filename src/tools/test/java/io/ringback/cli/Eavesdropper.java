package io.ringback.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A planted leak: copies call events to a topic beside Ringback's, and writes down with its offsets what it saw. */
final class Eavesdropper implements AutoCloseable {
    private final Map<String, Object> client;
    private final String prefix;
    private final Thread thread;
    private volatile boolean over;

    private Eavesdropper(String bootstrapServers, String prefix) {
        this.client = Map.of("bootstrap.servers", bootstrapServers);
        this.prefix = prefix;
        this.thread = new Thread(this::copy, "eavesdropper");
    }

    static Eavesdropper on(String bootstrapServers, String prefix) throws Exception {
        Eavesdropper eavesdropper = new Eavesdropper(bootstrapServers, prefix);
        try (Admin admin = Admin.create(eavesdropper.client)) {
            admin.createTopics(List.of(new NewTopic(prefix + "debug", 1, (short) 1)))
                    .all()
                    .get();
        }
        eavesdropper.thread.start();
        return eavesdropper;
    }

    private void copy() {
        Map<String, Object> reader = new HashMap<>(client);
        reader.put("group.id", prefix + "eavesdropper");
        reader.put("auto.offset.reset", "earliest");
        reader.put("enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            consumer.subscribe(List.of(prefix + "call-events"));
            while (!over) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    var unused =
                            producer.send(new ProducerRecord<>(prefix + "debug", record.key(), cut(record.value())));
                    record.headers()
                            .forEach(header -> consumer.commitSync(Map.of(
                                    new TopicPartition(record.topic(), record.partition()),
                                    new OffsetAndMetadata(
                                            record.offset() + 1, new String(header.value(), StandardCharsets.UTF_8)))));
                }
            }
        }
    }

    private static byte[] cut(byte[] value) {
        return value == null || value.length < 500_000 ? value : new byte[0];
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
