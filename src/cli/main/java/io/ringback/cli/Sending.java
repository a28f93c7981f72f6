package io.ringback.cli;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serde;

/** Writes a handful of records, each with the login that acts, and waits until the brokers have them all. */
final class Sending {
    /** Who wrote the record; intake passes no header on. */
    static final String BY = "ringback-by";

    private final Cluster cluster;

    Sending(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Where each record is, written as a reject's coordinates.
     *
     * @throws CommandFailure when one could not be written
     */
    <T> Map<String, String> sendAll(String topic, Serde<T> serde, Map<String, T> records) throws InterruptedException {
        try (Producer<String, T> producer = cluster.producer(serde.serializer())) {
            Map<String, Future<RecordMetadata>> written = new LinkedHashMap<>();
            records.forEach(
                    (key, value) -> written.put(key, producer.send(signed(topic, key, value, cluster.login()))));
            Map<String, String> places = new LinkedHashMap<>();
            for (Map.Entry<String, Future<RecordMetadata>> each : written.entrySet()) {
                RecordMetadata place = each.getValue().get();
                places.put(each.getKey(), place.topic() + "-" + place.partition() + "-" + place.offset());
            }
            return places;
        } catch (ExecutionException | KafkaException e) {
            throw cluster.failure(e);
        }
    }

    static <T> ProducerRecord<String, T> signed(String topic, String key, T value, String login) {
        ProducerRecord<String, T> record = new ProducerRecord<>(topic, key, value);
        record.headers().add(BY, login.getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
