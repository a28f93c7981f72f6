package io.ringback.bench;

import io.ringback.common.Partitions;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The least that a restore can take: reading every byte of the changelogs, {@code read_committed}, and forgetting it. */
final class PlainConsumer {
    private static final Duration POLL = Duration.ofMillis(100);

    private PlainConsumer() {}

    static double secondsToRead(BenchBroker broker, Collection<String> topics) {
        Map<String, Object> client = broker.client();
        client.put("isolation.level", "read_committed");
        client.put("enable.auto.commit", false);
        client.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            long begin = System.nanoTime();
            Map<TopicPartition, Long> ends = Partitions.assignFromBeginning(consumer, topics);
            while (!Partitions.areRead(consumer, ends)) {
                consumer.poll(POLL);
            }
            return (System.nanoTime() - begin) / 1e9;
        }
    }
}
