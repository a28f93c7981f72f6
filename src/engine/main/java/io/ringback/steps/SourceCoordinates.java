package io.ringback.steps;

import io.ringback.event.RejectedRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a record is: all that a reject may say of it. Never a byte of the record. */
public record SourceCoordinates(String topic, int partition, long offset) {
    /** The key of a reject. */
    public String key() {
        return at(topic);
    }

    /** A reject of the record there, with an id of its own as long as the topic is not made anew. */
    public RejectedRecord reject(String pool, String error, @Nullable String field, Instant at) {
        return new RejectedRecord(key(), pool, topic, partition, offset, error, field, at);
    }

    /** The same where the topic's id is known: of one that was made anew the rejects have other ids. */
    public RejectedRecord reject(String topicId, String pool, String error, @Nullable String field, Instant at) {
        return new RejectedRecord(at(topicId), pool, topic, partition, offset, error, field, at);
    }

    private String at(String where) {
        return where + "-" + partition + "-" + offset;
    }
}
