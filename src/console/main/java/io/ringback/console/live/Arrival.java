package io.ringback.console.live;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One output record as the console got it.
 *
 * @param topic the name without the prefix
 * @param event null for a tombstone
 * @param causedAt when the broker got the event that this answers; null when none did, or when it is not said
 * @param decidedAt the record's own time
 * @param live false for what was in the topic before the console began: shown, but counted nowhere
 * @param now the console's time
 */
public record Arrival(
        String topic,
        String key,
        @Nullable SpecificRecord event,
        @Nullable Instant causedAt,
        Instant decidedAt,
        boolean live,
        Instant now) {}
