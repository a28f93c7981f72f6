package io.ringback.privacy;

import io.ringback.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The gateway of the proof on a cluster: publishes records and knows where they ended. */
final class ClusterCalls implements AutoCloseable {
    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private int published;

    ClusterCalls(Settings settings, String topic) {
        Map<String, Object> client = new HashMap<>(settings.kafka());
        client.put("acks", "all");
        client.put("max.request.size", 2 * Poison.OVERSIZED);
        this.topic = topic;
        this.producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns once the brokers have all of them. */
    void publish(List<CanaryRecord> records) throws InterruptedException {
        List<Future<RecordMetadata>> written = new ArrayList<>();
        records.forEach(record -> written.add(producer.send(record.in(topic))));
        try {
            for (Future<RecordMetadata> each : written) {
                RecordMetadata at = each.get();
                ends.merge(new TopicPartition(topic, at.partition()), at.offset() + 1, Math::max);
                published++;
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        }
    }

    /** The offset after the last record that the proof wrote, by partition. */
    Map<TopicPartition, Long> ends() {
        return Map.copyOf(ends);
    }

    int published() {
        return published;
    }

    @Override
    public void close() {
        producer.close();
    }
}
