package io.ringback.cli;

import io.ringback.common.Partitions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads a topic from its beginning to where it ends now. */
final class TopicContents {
    private static final Duration TRY = Duration.ofMillis(200);
    private static final long TRIES = Cluster.PATIENCE_MILLIS / TRY.toMillis();

    private final Cluster cluster;

    TopicContents(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The latest value of each key that was not deleted; records without a key are nobody's. */
    Map<String, byte[]> latest(String topic) {
        Map<String, byte[]> latest = new HashMap<>();
        each(topic, record -> take(record, latest));
        return latest;
    }

    /** Every record there is now, in the order of its partition. */
    void each(String topic, java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (Consumer<String, byte[]> consumer = cluster.consumer()) {
            Map<TopicPartition, Long> ends = Partitions.assignFromBeginning(consumer, List.of(topic));
            long patience = TRIES;
            while (!Partitions.areRead(consumer, ends)) {
                ConsumerRecords<String, byte[]> records = consumer.poll(TRY);
                records.forEach(reader);
                patience = records.isEmpty() ? patience - 1 : TRIES;
                if (patience == 0) {
                    throw new TimeoutException("no records of " + topic);
                }
            }
        } catch (KafkaException e) {
            throw cluster.failure(e);
        }
    }

    private static void take(ConsumerRecord<String, byte[]> record, Map<String, byte[]> latest) {
        if (record.key() == null) {
            return;
        }
        if (record.value() == null) {
            latest.remove(record.key());
        } else {
            latest.put(record.key(), record.value());
        }
    }
}
