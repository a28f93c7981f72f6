package io.ringback.runtime;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a poll may wait for records. Kafka Streams asks for a few milliseconds; where there is traffic, a thread that wakes
 * so often answers sooner (docs/lab/records.md). One that has read nothing for a while may wait longer: a record ends the
 * wait at once, and an alarm can be late by that much (R7).
 */
final class IdleWait {
    /** Well below what a deadline may be late by, and what leaving waits for a poll. */
    static final Duration LONGEST = Duration.ofMillis(100);

    /** What was read is decided, committed and written long before. */
    private static final Duration BUSY = Duration.ofMillis(500);

    private final LongSupplier nanoTime;
    private long busyUntil;

    /** @param nanoTime a clock such as {@link System#nanoTime} */
    IdleWait(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        stayBusy();
    }

    /**
     * The wait of the poll that begins now.
     *
     * @param asked by Kafka Streams; none at all is left so
     * @param restoring whether tasks are being restored: their thread looks between two polls whether they have been
     */
    Duration of(Duration asked, boolean restoring) {
        if (restoring) {
            stayBusy();
        }
        boolean busy = busyUntil - nanoTime.getAsLong() > 0;
        return busy || asked.isZero() || asked.compareTo(LONGEST) > 0 ? asked : LONGEST;
    }

    /** A poll has given records. */
    void stayBusy() {
        busyUntil = nanoTime.getAsLong() + BUSY.toNanos();
    }
}
