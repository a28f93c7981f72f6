package io.ringback.wire;

import org.apache.avro.generic.IndexedRecord;

/** Natural JSON of records: the schema's field names, unions plain, times as ISO-8601 UTC, enums by name. */
public final class JsonCodec {
    private JsonCodec() {}

    /** One line, every field in the schema's order, null included. */
    public static String toJson(IndexedRecord record) {
        return JsonWriter.write(record);
    }
}
