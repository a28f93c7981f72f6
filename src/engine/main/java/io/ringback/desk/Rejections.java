package io.ringback.desk;

import io.ringback.event.RejectedRecord;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Rejects: where a record is and what is wrong with it, never a byte of it. */
final class Rejections {
    private Rejections() {}

    /** A signal that cannot be read. */
    static Event of(RecordMetadata where, String error, @Nullable String field, Instant at) {
        return event(where.topic(), where.partition(), where.offset(), "unknown", error, field, at);
    }

    /** A record that a rule refuses. */
    static Event of(Origin where, String pool, String error, Instant at) {
        return event(where.topic(), where.partition(), where.offset(), pool, error, null, at);
    }

    private static Event event(
            String topic, int partition, long offset, String pool, String error, @Nullable String field, Instant at) {
        String key = topic + "-" + partition + "-" + offset;
        return new Event(Sink.REJECTS, key, new RejectedRecord(key, pool, topic, partition, offset, error, field, at));
    }
}
