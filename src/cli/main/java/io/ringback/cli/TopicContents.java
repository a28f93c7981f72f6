package io.ringback.cli;

import io.ringback.common.Partitions;
import io.ringback.wire.EventReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

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

    /** The latest rows, by key; what nobody can read is left out: no role has taken it, and it is in rejects. */
    <T extends SpecificRecord> Map<String, T> rows(String topic, Class<T> type) {
        Map<String, T> rows = new TreeMap<>();
        EventReader<T> reader = EventReader.of(type);
        latest(topic).forEach((key, value) -> {
            @Nullable T row = reader.readOrNull(value);
            if (row != null) {
                rows.put(key, row);
            }
        });
        return rows;
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
