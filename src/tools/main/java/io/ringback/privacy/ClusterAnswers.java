package io.ringback.privacy;

import io.ringback.common.Partitions;
import io.ringback.settings.Settings;
import io.ringback.topics.Topic;
import io.ringback.topics.TopicCatalog;
import io.ringback.wire.EventReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears what the desk says of one call, from now on: the proof goes on only once it has been answered. */
final class ClusterAnswers implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    private final TopicCatalog catalog;
    private final Consumer<String, byte[]> consumer;

    /** @param topics short names of the topics that are listened to */
    ClusterAnswers(Settings settings, List<String> topics) {
        catalog = TopicCatalog.load(settings);
        Map<String, Object> client = new HashMap<>(settings.kafka());
        client.remove("group.id");
        client.put("isolation.level", "read_committed");
        client.put("auto.offset.reset", "latest");
        client.put("enable.auto.commit", false);
        client.put("allow.auto.create.topics", false);
        consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Partitions.of(
                consumer,
                topics.stream().map(topic -> catalog.topic(topic).name()).toList());
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** The first record about a key that is as it should be; nothing when none comes in time. */
    <T extends SpecificRecord> Optional<T> await(
            String shortName, Class<T> type, String key, Predicate<T> wanted, Duration atMost) {
        Topic topic = catalog.topic(shortName);
        EventReader<T> reader = EventReader.of(type);
        long deadline = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(A_MOMENT).records(topic.name())) {
                if (key.equals(record.key()) && record.value() != null) {
                    T answer = reader.read(record.value());
                    if (wanted.test(answer)) {
                        return Optional.of(answer);
                    }
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
