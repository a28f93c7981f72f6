package io.ringback.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serde;

/** Writes a handful of records and waits until the brokers have them all. */
final class Sending {
    private final Cluster cluster;

    Sending(Cluster cluster) {
        this.cluster = cluster;
    }

    /** @throws CommandFailure when one could not be written */
    <T> void sendAll(String topic, Serde<T> serde, Map<String, T> records) throws InterruptedException {
        try (Producer<String, T> producer = cluster.producer(serde.serializer())) {
            List<Future<RecordMetadata>> written = new ArrayList<>();
            records.forEach((key, value) -> written.add(producer.send(new ProducerRecord<>(topic, key, value))));
            for (Future<RecordMetadata> each : written) {
                each.get();
            }
        } catch (ExecutionException | KafkaException e) {
            throw cluster.failure(e);
        }
    }
}
