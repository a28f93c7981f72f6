package io.ringback.intake;

import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A record's own time, held between the epoch and now: one far in the future would hide every row of a window store.
 * Never throws and logs nothing, where Kafka's own extractor logs the whole record.
 */
final class AppendTime implements TimestampExtractor {
    private final InstantSource clock;

    AppendTime(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, Math.min(record.timestamp(), clock.millis()));
    }
}
