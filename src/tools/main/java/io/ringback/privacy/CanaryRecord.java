package io.ringback.privacy;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** A record for {@code call-events}, with details that must not be found again anywhere else. */
final class CanaryRecord {
    private final byte[] key;
    private final byte @Nullable [] value;
    private final List<Header> headers;

    CanaryRecord(byte[] key, byte @Nullable [] value, String headerName, byte[] headerValue) {
        this.key = key;
        this.value = value;
        this.headers = List.of(new RecordHeader(headerName, headerValue));
    }

    byte @Nullable [] value() {
        return value;
    }

    @SuppressWarnings("NullAway") // a record may have no value
    ProducerRecord<byte[], byte[]> in(String topic) {
        return new ProducerRecord<>(topic, null, null, key, value, headers);
    }
}
