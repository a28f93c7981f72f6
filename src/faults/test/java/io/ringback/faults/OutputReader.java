package io.ringback.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads every output, committed alone, from the first to the last. What retention took before it was read is an error. */
final class OutputReader implements AutoCloseable {
    private static final String PREFIX = "ringback.";
    private static final List<String> TOPICS = List.of(
            "auto-responder",
            "callback-numbers",
            "override.direct-routes",
            "override.inbound-blocks",
            "override.decisions",
            "agent-status",
            "dashboard-suppressions",
            "notices",
            "rejects");

    private final KafkaConsumer<String, byte[]> consumer;
    private final Witness witness;
    private final Decoder decoder = new Decoder();
    private final Thread thread;

    OutputReader(String bootstrapServers, Witness witness) {
        this.witness = witness;
        Map<String, Object> config = new HashMap<>(Clients.PATIENT);
        config.put("bootstrap.servers", bootstrapServers);
        config.put("isolation.level", "read_committed");
        config.put("auto.offset.reset", "none");
        config.put("fetch.max.wait.ms", 100);
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(PREFIX + topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = new Thread(this::read, "output-reader");
        thread.start();
    }

    private void read() {
        try {
            while (true) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::take);
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        witness.add(entry(record, decoder));
    }

    static Entry entry(ConsumerRecord<String, byte[]> record, Decoder decoder) {
        return new Entry(
                Entry.Kind.OUTPUT,
                Instant.ofEpochMilli(record.timestamp()),
                Instant.now(),
                record.topic().substring(PREFIX.length()),
                record.partition(),
                record.offset(),
                record.key(),
                decoder.read(record.value()));
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
