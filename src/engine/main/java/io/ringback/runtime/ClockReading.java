package io.ringback.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * One comparison of clocks: the broker said {@code broker} at some moment between {@code before} and {@code after} of the
 * local clock.
 */
record ClockReading(Instant before, Instant broker, Instant after) {

    /** By how much at least the local clock is off: positive when it is ahead of the broker's, zero when it may be right. */
    Duration off() {
        if (broker.isBefore(before)) {
            return Duration.between(broker, before);
        }
        return broker.isAfter(after) ? Duration.between(broker, after) : Duration.ZERO;
    }

    boolean isOffBy(Duration tolerance) {
        return off().abs().compareTo(tolerance) > 0;
    }
}
