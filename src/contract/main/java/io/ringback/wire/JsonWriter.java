package io.ringback.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Writes a record as the JSON that a person would write: every field, null included, and times as ISO-8601 UTC. */
final class JsonWriter {
    private JsonWriter() {}

    static String write(IndexedRecord record) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = JsonLimits.FACTORY.createGenerator(text)) {
            record(out, record);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing JSON to memory failed", e);
        }
        return text.toString();
    }

    private static void record(JsonGenerator out, IndexedRecord record) throws IOException {
        out.writeStartObject();
        for (Schema.Field field : record.getSchema().getFields()) {
            out.writeFieldName(field.name());
            value(out, field.schema(), record.get(field.pos()));
        }
        out.writeEndObject();
    }

    private static void value(JsonGenerator out, Schema schema, @Nullable Object value) throws IOException {
        Schema type = schema.isUnion() ? JsonValues.present(schema) : schema;
        if (value == null) {
            out.writeNull();
        } else if (value instanceof IndexedRecord record) {
            record(out, record);
        } else if (value instanceof List<?> list) {
            list(out, type.getElementType(), list);
        } else if (value instanceof Map<?, ?> map) {
            map(out, type.getValueType(), map);
        } else {
            scalar(out, type, value);
        }
    }

    private static void list(JsonGenerator out, Schema element, List<?> list) throws IOException {
        out.writeStartArray();
        for (Object value : list) {
            value(out, element, value);
        }
        out.writeEndArray();
    }

    private static void map(JsonGenerator out, Schema type, Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.writeFieldName(String.valueOf(entry.getKey()));
            value(out, type, entry.getValue());
        }
        out.writeEndObject();
    }

    private static void scalar(JsonGenerator out, Schema type, Object value) throws IOException {
        if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof Number number && JsonValues.isTime(type)) {
            out.writeString(Instant.ofEpochMilli(number.longValue()).toString());
        } else if (value instanceof Instant time) {
            // A time that may be null keeps what a clock gives beyond its schema's milliseconds.
            out.writeString(time.truncatedTo(ChronoUnit.MILLIS).toString());
        } else if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else {
            out.writeString(value.toString());
        }
    }
}
