package io.ringback.intake;

import io.ringback.gaps.AppendWitness;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A record's own time, held between the epoch and now: one far in the future would hide every row of a window store.
 * Never throws and logs nothing, where Kafka's own extractor logs the whole record.
 */
final class RecordTime implements TimestampExtractor {
    private final InstantSource clock;
    private final AppendWitness witness;

    RecordTime(InstantSource clock) {
        this.clock = clock;
        this.witness = AppendWitness.of(clock);
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        if (record.timestampType() == TimestampType.LOG_APPEND_TIME) {
            witness.appended(Instant.ofEpochMilli(record.timestamp()));
        }
        return Math.max(0, Math.min(record.timestamp(), clock.millis()));
    }
}
