package io.ringback.faults;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows every changelog and notes whenever a row is the largest of its store so far, by a kilobyte or more. */
final class RowSizes implements AutoCloseable {
    private static final Pattern CHANGELOG = Pattern.compile("ringback-.*-changelog");
    private static final long WORTH_NOTING = 1024;

    private final Followed<byte[]> followed;
    private final HistoryWriter witness;
    private final Map<String, Long> largest = new HashMap<>();

    RowSizes(String bootstrapServers, HistoryWriter witness) {
        this.witness = witness;
        // What retention took before it was measured is not worth a failed run.
        followed = new Followed<>(
                bootstrapServers,
                Map.of("auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                topic -> CHANGELOG.matcher(topic).matches(),
                this::measure);
    }

    private void measure(ConsumerRecord<byte[], byte[]> record) {
        long bytes = Math.max(0L, record.serializedValueSize()) + Math.max(0, record.serializedKeySize());
        if (bytes >= largest.getOrDefault(record.topic(), 0L) + WORTH_NOTING) {
            largest.put(record.topic(), bytes);
            witness.note(
                    Entry.Kind.SIZE,
                    Instant.ofEpochMilli(record.timestamp()),
                    record.topic(),
                    "partition " + record.partition() + " offset " + record.offset(),
                    InputWriter.json().put("bytes", bytes));
        }
    }

    boolean isReading() {
        return followed.isReading();
    }

    @Override
    public void close() {
        followed.close();
    }
}
