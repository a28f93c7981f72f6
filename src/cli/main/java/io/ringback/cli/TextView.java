package io.ringback.cli;

import io.ringback.topics.Topic;
import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Shows events for reading. */
final class TextView implements EventView {
    private final Topic topic;
    private final EventReader<SpecificRecord> reader;
    private final EventLine line;

    TextView(Topic topic, EventLine line) {
        this.topic = topic;
        this.reader = EventReader.named(topic.schema());
        this.line = line;
    }

    @Override
    public String of(ConsumerRecord<String, byte[]> event) {
        String key = event.key() == null ? "-" : event.key();
        Instant at = Instant.ofEpochMilli(event.timestamp());
        byte @Nullable [] value = event.value();
        try {
            return line.of(topic.shortName(), key, at, value == null ? null : reader.read(value));
        } catch (UnreadableRecordException e) {
            return line.unreadable(topic.shortName(), key, at, e.error());
        }
    }
}
