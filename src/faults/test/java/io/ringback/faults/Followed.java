package io.ringback.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Topics that a thread of its own reads, from the first record on, until it is closed. */
final class Followed<K> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<K, byte[]> consumer;
    private final Consumer<ConsumerRecord<K, byte[]>> each;
    private final Thread thread;

    /**
     * @param settings what is to be another than for any patient client
     * @param topics which to read, of those that there are now
     */
    Followed(
            String bootstrapServers,
            Map<String, Object> settings,
            Deserializer<K> keys,
            Predicate<String> topics,
            Consumer<ConsumerRecord<K, byte[]>> each) {
        this.each = each;
        Map<String, Object> config = new HashMap<>(Clients.PATIENT);
        config.put("bootstrap.servers", bootstrapServers);
        config.putAll(settings);
        consumer = new KafkaConsumer<>(config, keys, new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = new Thread(this::read, "followed");
        thread.start();
    }

    private void read() {
        try {
            while (true) {
                consumer.poll(POLL).forEach(each);
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    boolean isReading() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
