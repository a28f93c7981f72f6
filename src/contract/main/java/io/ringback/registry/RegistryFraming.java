package io.ringback.registry;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Takes a registry's framing off what a Kafka client reads, and puts it on what it writes: a client asks for it by
 * {@code interceptor.classes}. Behind it a value has single-object encoding like any other. A value whose schema nobody
 * can tell is taken for the newest version of the topic's record that it fits to the last byte; one that fits none stays
 * as it is, and is rejected where it is read. What is written before the id is known goes out in single-object encoding.
 */
public final class RegistryFraming implements ConsumerInterceptor<Object, Object>, ProducerInterceptor<Object, Object> {
    /** The client's setting for the registry's address. */
    public static final String URL = "ringback.registry.url";

    /** The client's setting for the file that keeps ids across starts; may be absent. */
    public static final String FILE = "ringback.registry.file";

    /** The client's setting for the fields with a detail that may be read, with commas; none when absent. */
    public static final String DETAILS = "ringback.registry.details";

    private @Nullable SchemaRegistry registry;
    private Bodies bodies = new Bodies(Set.of());

    /** Kafka makes one by its name. */
    public RegistryFraming() {}

    @Override
    public void configure(Map<String, ?> client) {
        text(client, URL)
                .ifPresent(url -> registry = SchemaRegistry.at(
                        URI.create(url), text(client, FILE).map(Path::of).orElse(null)));
        bodies = new Bodies(Set.of(text(client, DETAILS).orElse("").split(",", -1)));
    }

    @Override
    public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
        SchemaRegistry told = registry;
        if (told == null || StreamSupport.stream(records.spliterator(), false).noneMatch(this::isFramed)) {
            return records;
        }
        Map<TopicPartition, List<ConsumerRecord<Object, Object>>> read = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<Object, Object>> taken = new ArrayList<>();
            records.records(partition).forEach(record -> taken.add(isFramed(record) ? unframed(told, record) : record));
            read.put(partition, taken);
        }
        return new ConsumerRecords<>(read, records.nextOffsets());
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka's record has a null where there is no partition or timestamp
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
        if (registry == null || !Headers.isSingleObject(record.value())) {
            return record;
        }
        byte[] framed = registry.framed(record.topic(), (byte[]) record.value());
        return framed == record.value()
                ? record
                : new ProducerRecord<>(
                        record.topic(), record.partition(), record.timestamp(), record.key(), framed, record.headers());
    }

    private boolean isFramed(ConsumerRecord<Object, Object> record) {
        return Headers.isRegistry(record.value());
    }

    /** One record that cannot be read must not cost those beside it: Kafka would hand all of them on as they came. */
    private ConsumerRecord<Object, Object> unframed(SchemaRegistry told, ConsumerRecord<Object, Object> record) {
        try {
            return readable(told, record);
        } catch (RuntimeException e) {
            return record;
        }
    }

    private ConsumerRecord<Object, Object> readable(SchemaRegistry told, ConsumerRecord<Object, Object> record) {
        byte[] value = (byte[]) record.value();
        Schema writer = told.schema(Headers.id(value));
        Schema newest = told.expected(record.topic());
        if (writer == null && newest != null) {
            writer = bodies.fitting(newest, value);
        }
        byte[] readable = writer == null ? null : bodies.readable(writer, value);
        return readable == null ? record : with(readable, record);
    }

    private static ConsumerRecord<Object, Object> with(byte[] value, ConsumerRecord<Object, Object> record) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                record.serializedKeySize(),
                value.length,
                record.key(),
                value,
                record.headers(),
                record.leaderEpoch(),
                record.deliveryCount());
    }

    private static Optional<String> text(Map<String, ?> client, String key) {
        return Optional.ofNullable(client.get(key)).map(String::valueOf).filter(text -> !text.isEmpty());
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // A framing is a matter of values alone.
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
        // A framing is a matter of values alone.
    }

    @Override
    public void close() {
        // The registry serves the process's other clients.
    }
}
