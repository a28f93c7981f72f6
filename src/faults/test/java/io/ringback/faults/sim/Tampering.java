package io.ringback.faults.sim;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What a mutant does to a record before a step reads it. */
interface Tampering {
    Tampering NONE = record -> record;

    /** The record as the step reads it; null when it never does. */
    @Nullable ConsumerRecord<byte[], byte[]> read(ConsumerRecord<byte[], byte[]> record);
}
