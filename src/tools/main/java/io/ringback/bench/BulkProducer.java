package io.ringback.bench;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Puts many records on the broker quickly; not part of what is measured. */
final class BulkProducer implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    BulkProducer(BenchBroker broker) {
        Map<String, Object> client = broker.client();
        client.put("linger.ms", 5);
        client.put("batch.size", 131_072);
        client.put("buffer.memory", 67_108_864L);
        client.put("acks", "all");
        // In order by one request at a time: a signal that comes late counts as a replay.
        client.put("enable.idempotence", false);
        client.put("max.in.flight.requests.per.connection", 1);
        this.producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
    }

    void send(String topic, String key, byte @Nullable [] value) {
        var unused = producer.send(new ProducerRecord<>(topic, key, value));
    }

    /** Returns once the broker has everything. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
