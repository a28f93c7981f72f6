package io.ringback.privacy;

import io.ringback.common.Partitions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Searches every record of a topic as a reader gets it, also what was never committed: key, value and headers. */
final class TopicSearch implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(200);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final ByteSearch search;

    TopicSearch(Map<String, Object> client, ByteSearch search) {
        Map<String, Object> own = new HashMap<>(client);
        own.remove("group.id");
        own.remove("interceptor.classes");
        own.put("isolation.level", "read_uncommitted");
        own.put("auto.offset.reset", "earliest");
        own.put("enable.auto.commit", false);
        own.put("allow.auto.create.topics", false);
        this.consumer = new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.search = search;
    }

    /** Where each partition ends now. */
    Map<TopicPartition, Long> ends(String topic) {
        return consumer.endOffsets(partitions(topic));
    }

    /** Everything that is in the topic now. */
    void all(String topic, PlaceTally place) {
        read(topic, consumer.beginningOffsets(partitions(topic)), place);
    }

    /**
     * What is in the topic now, from these offsets on.
     *
     * @throws ProofFailure when it may not be read, or nothing comes for half a minute
     */
    void read(String topic, Map<TopicPartition, Long> from, PlaceTally place) {
        Map<TopicPartition, Long> ends = ends(topic);
        consumer.assign(ends.keySet());
        from.forEach(consumer::seek);
        long deadline = System.nanoTime() + SILENCE.toNanos();
        while (!Partitions.areRead(consumer, ends)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(A_MOMENT)) {
                search(record, place);
                deadline = System.nanoTime() + SILENCE.toNanos();
            }
            if (System.nanoTime() > deadline) {
                throw new ProofFailure("the brokers gave no more of " + topic + " for half a minute");
            }
        }
    }

    private List<TopicPartition> partitions(String topic) {
        try {
            return Partitions.of(consumer, List.of(topic));
        } catch (AuthorizationException e) {
            throw new ProofFailure(topic + " may not be read by this account, so it cannot be searched");
        }
    }

    private void search(ConsumerRecord<byte[], byte[]> record, PlaceTally place) {
        String where = record.topic() + "-" + record.partition() + " at offset " + record.offset();
        search(record.key(), place, where + ", key");
        search(record.value(), place, where + ", value");
        for (Header header : record.headers()) {
            search(header.key().getBytes(StandardCharsets.UTF_8), place, where + ", name of a header");
            search(header.value(), place, where + ", header");
        }
    }

    private void search(byte @Nullable [] bytes, PlaceTally place, String where) {
        if (bytes != null) {
            place.searched(bytes.length);
            search.bytes(bytes, (needle, at) -> place.hit(needle, where));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
