package io.ringback.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads outputs as a stranger's program would: with plain Kafka, plain Avro and the files in {@code schemas/}, and
 * nothing of Ringback's classes.
 */
public final class SchemaOnlyConsumer implements AutoCloseable {
    /** One output. The value is null for a tombstone; its times are milliseconds, its enums are generic symbols. */
    public record Seen(
            String topic,
            String key,
            Instant timestamp,
            @Nullable GenericRecord value) {
        public String text(String field) {
            return value == null ? "null" : String.valueOf(value.get(field));
        }
    }

    private final KafkaConsumer<String, byte[]> consumer;
    private final BinaryMessageDecoder<GenericRecord> decoder = decoder(Path.of("schemas"));
    private final List<Seen> seen = new ArrayList<>();

    /** Reads the topics, by their full names, from the beginning. */
    public SchemaOnlyConsumer(String bootstrapServers, String... topics) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(Stream.of(topics)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
    }

    /** Reads on until what was seen since the start is enough, or {@code atMost} is over; gives all that was seen. */
    public List<Seen> readUntil(Predicate<List<Seen>> enough, Duration atMost) {
        long begun = System.nanoTime();
        while (!enough.test(seen) && System.nanoTime() - begun < atMost.toNanos()) {
            readOn();
        }
        return List.copyOf(seen);
    }

    /** Reads on to where the topics end now, however long it takes; gives all that was seen. */
    public List<Seen> readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            readOn();
        }
        return List.copyOf(seen);
    }

    private void readOn() {
        consumer.poll(Duration.ofMillis(100))
                .forEach(record -> seen.add(new Seen(
                        record.topic(),
                        record.key(),
                        Instant.ofEpochMilli(record.timestamp()),
                        decode(record.value()))));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private @Nullable GenericRecord decode(byte @Nullable [] value) {
        try {
            return value == null ? null : decoder.decode(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BinaryMessageDecoder<GenericRecord> decoder(Path directory) {
        SchemaStore.Cache store = new SchemaStore.Cache();
        List<Schema> schemas = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".avsc")).toList()) {
                schemas.add(new Schema.Parser().parse(file.toFile()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        schemas.forEach(store::addSchema);
        return new BinaryMessageDecoder<>(GenericData.get(), null, store);
    }
}
