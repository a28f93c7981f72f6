package io.ringback.registry;

import io.ringback.wire.SchemaCatalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;

/** A gateway's own version of a call event: the fields in another order, with one of its own among them. */
final class ForeignCallEvent {
    static final Schema SCHEMA = schema(SchemaCatalog.bundled().of("CallEvent"));

    private ForeignCallEvent() {}

    private static Schema schema(Schema ours) {
        List<Schema.Field> fields = new ArrayList<>(ours.getFields().stream()
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
        Collections.reverse(fields);
        fields.add(4, new Schema.Field("recording", Schema.create(Schema.Type.STRING), null, ""));
        return Schema.createRecord(ours.getName(), null, ours.getNamespace(), false, fields);
    }

    /** The call {@code call-1} to 911, with a canary in every detail. */
    static byte[] written(String canary) {
        var record = new GenericData.Record(SCHEMA);
        record.put("callId", "call-1");
        record.put("type", new GenericData.EnumSymbol(SCHEMA.getField("type").schema(), "STARTED"));
        record.put("occurredAt", 1_700_000_000_000L);
        record.put("dialledNumber", "911");
        record.put("callerNumber", canary);
        record.put("details", Map.of("name", canary));
        record.put("recording", canary);
        try (var out = new ByteArrayOutputStream()) {
            new BinaryMessageEncoder<GenericRecord>(new GenericData(), SCHEMA).encode(record, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
