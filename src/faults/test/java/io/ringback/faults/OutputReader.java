package io.ringback.faults;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads every output, committed alone, from the first to the last. What retention took before it was read is an error. */
final class OutputReader implements AutoCloseable {
    private static final String PREFIX = "ringback.";
    private static final List<String> TOPICS = OutputNames.with("rejects");

    private final Followed<String> followed;
    private final HistoryWriter witness;
    private final Decoder decoder = new Decoder();

    OutputReader(String bootstrapServers, HistoryWriter witness) {
        this.witness = witness;
        followed = new Followed<>(
                bootstrapServers,
                Map.of("isolation.level", "read_committed", "auto.offset.reset", "none", "fetch.max.wait.ms", 100),
                new StringDeserializer(),
                OutputReader::isOutput,
                this::take);
    }

    private static boolean isOutput(String topic) {
        return topic.startsWith(PREFIX) && TOPICS.contains(topic.substring(PREFIX.length()));
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
        return followed.isReading();
    }

    @Override
    public void close() {
        followed.close();
    }
}
