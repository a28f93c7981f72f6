package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.ringback.wire.EventReader;
import io.ringback.wire.JsonCodec;
import io.ringback.wire.UnreadableRecordException;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Shows events for programs: topic, key, timestamp, value; a value of null is a deletion, unless there is an error. */
final class JsonView implements EventView {
    private final EventReader<SpecificRecord> reader;

    JsonView(String record) {
        this.reader = EventReader.named(record);
    }

    @Override
    public String of(ConsumerRecord<String, byte[]> event) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("topic", event.topic())
                .put("key", event.key())
                .put("timestamp", Instant.ofEpochMilli(event.timestamp()).toString())
                .putNull("value");
        if (event.value() != null) {
            putValue(object, event.value());
        }
        return object.toString();
    }

    private void putValue(ObjectNode object, byte[] value) {
        try {
            object.putRawValue("value", new RawValue(JsonCodec.toJson(reader.read(value))));
        } catch (UnreadableRecordException e) {
            object.put("error", e.error());
        }
    }
}
