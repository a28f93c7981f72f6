package io.ringback.faults.sim;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record in a simulated partition, or the marker that ends a transaction there. */
final class LogRecord {
    private final long offset;
    private final long at;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final Headers headers;
    private final boolean marker;
    private boolean aborted;

    private LogRecord(
            long offset, long at, byte @Nullable [] key, byte @Nullable [] value, Headers headers, boolean marker) {
        this.offset = offset;
        this.at = at;
        this.key = key;
        this.value = value;
        this.headers = headers;
        this.marker = marker;
    }

    static LogRecord of(long offset, long at, Sent sent) {
        return new LogRecord(offset, at, sent.key(), sent.value(), sent.headers(), false);
    }

    static LogRecord marker(long offset, long at) {
        return new LogRecord(offset, at, null, null, new RecordHeaders(), true);
    }

    /** What a producer hands over. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sent(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        static Sent of(byte @Nullable [] key, byte @Nullable [] value) {
            return new Sent(key, value, new RecordHeaders());
        }
    }

    void abort() {
        aborted = true;
    }

    /** A consumer that reads committed records may be given it. */
    boolean isForConsumers() {
        return !marker && !aborted;
    }

    boolean isMarker() {
        return marker;
    }

    long offset() {
        return offset;
    }

    long at() {
        return at;
    }

    byte @Nullable [] key() {
        return key;
    }

    byte @Nullable [] value() {
        return value;
    }

    Headers headers() {
        return headers;
    }
}
