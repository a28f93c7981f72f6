package io.ringback.certify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.certify.Mistake.RowChange;
import io.ringback.certify.Mistake.Seen;
import io.ringback.consumer.EventTable;
import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** A right consumer but for one mistake. */
final class BrokenConsumer {
    private final Mistake mistake;
    private final Map<String, String> environment;
    private final Reference reference;
    private final EventTable table;
    private final RowChange change;
    private final Map<String, EventReader<? extends SpecificRecord>> readers = new HashMap<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    BrokenConsumer(Mistake mistake, Map<String, String> environment) {
        this.mistake = mistake;
        this.environment = environment;
        this.reference = new Reference(environment.get("RINGBACK_FALLBACK_DESTINATION"));
        this.table = reference.table(mistake.kind());
        this.change = mistake.rows().get();
        table.topics().forEach((topic, type) -> readers.put(topic, EventReader.of(type)));
    }

    void run(InputStream in, OutputStream out) throws IOException {
        Thread feed = new Thread(this::follow, "broken-feed");
        feed.setDaemon(true);
        feed.start();
        new LineProtocol(out)
                .serve(
                        in,
                        question -> mistake.answer()
                                .apply(reference.answer(mistake.question().apply((ObjectNode) question))));
        ended.set(true);
    }

    private void follow() {
        String prefix = environment.getOrDefault("RINGBACK_TOPIC_PREFIX", "");
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = readers.keySet().stream()
                    .flatMap(topic -> consumer.partitionsFor(prefix + topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(mistake.reading().of(partitions));
            while (!ended.get()) {
                consumer.poll(Duration.ofMillis(50))
                        .forEach(record -> take(record, record.topic().substring(prefix.length())));
            }
        } catch (UnreadableRecordException e) {
            // This one reads nothing any more.
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", environment.getOrDefault("RINGBACK_BOOTSTRAP_SERVERS", ""),
                        "isolation.level", mistake.reading().isolation(),
                        "auto.offset.reset", mistake.reading().fromTheEnd() ? "latest" : "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private void take(ConsumerRecord<String, byte[]> record, String topic) {
        try {
            @Nullable Seen seen = change.of(new Seen(topic, record.key(), read(topic, record.value())));
            if (seen != null) {
                table.apply(topic, seen.key(), seen.event(), Instant.now());
            }
        } catch (UnreadableRecordException e) {
            if (mistake.reading().endsAtPoison()) {
                throw e;
            }
        }
    }

    private @Nullable SpecificRecord read(String topic, byte @Nullable [] value) {
        EventReader<? extends SpecificRecord> reader = readers.get(topic);
        return value == null || reader == null ? null : reader.read(value);
    }
}
