package io.ringback.desk;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * When the broker got the event that an output answers, as a header of the output: it lets any consumer measure the
 * time to a number by itself, and says nothing of the call.
 *
 * @param at null for a timer's outputs
 */
record Cause(@Nullable Instant at) {
    static final Cause NONE = new Cause(null);

    private static final String HEADER = "ringback-caused-at";

    static Cause of(Instant at) {
        return new Cause(at);
    }

    /** Eight bytes, big-endian: epoch milliseconds. */
    Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        if (at != null) {
            headers.add(
                    HEADER,
                    ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli()).array());
        }
        return headers;
    }
}
