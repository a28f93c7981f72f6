package io.ringback.wire;

import java.nio.charset.StandardCharsets;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;

/**
 * Natural JSON of records: the schema's field names, unions plain, times as ISO-8601 UTC, enums by name. Reading also
 * takes epoch milliseconds, ignores unknown fields and turns an unknown enum symbol into the enum's default.
 */
public final class JsonCodec {
    private JsonCodec() {}

    /** One line, every field in the schema's order, null included. */
    public static String toJson(IndexedRecord record) {
        return JsonWriter.write(record);
    }

    /**
     * Reads one object; for many of a kind keep an {@link EventReader}.
     *
     * @throws UnreadableRecordException naming the error and at most a field, never a byte of the text
     */
    public static <T extends SpecificRecord> T fromJson(String json, Class<T> type) {
        return EventReader.of(type).readJson(json.getBytes(StandardCharsets.UTF_8));
    }
}
