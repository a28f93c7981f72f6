package io.ringback.bench;

import io.ringback.common.Daemons;
import io.ringback.common.Partitions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its end, as a bot or a router would: {@code read_committed}, in a thread of its own. */
final class Arrivals implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Consumer<ConsumerRecord<String, byte[]>> seen;
    private final CountDownLatch atEnd = new CountDownLatch(1);
    private final Thread thread;

    /** Returns once everything that is written from now on will be seen. */
    Arrivals(BenchBroker broker, String topic, Consumer<ConsumerRecord<String, byte[]>> seen)
            throws InterruptedException {
        Map<String, Object> client = broker.client();
        client.put("isolation.level", "read_committed");
        client.put("enable.auto.commit", false);
        this.consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
        this.seen = seen;
        this.thread = Daemons.start("arrivals-" + topic, () -> read(topic));
        atEnd.await();
    }

    private void read(String topic) {
        List<TopicPartition> partitions = Partitions.of(consumer, List.of(topic));
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        atEnd.countDown();
        try {
            while (true) {
                ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofSeconds(1));
                records.forEach(seen);
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        Threads.join(thread);
    }
}
