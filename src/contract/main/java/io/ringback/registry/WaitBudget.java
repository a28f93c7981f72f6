package io.ringback.registry;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long records may wait for a registry: so much of every second and no more, however many of them ask. */
final class WaitBudget {
    private static final long A_SECOND = Duration.ofSeconds(1).toNanos();

    private final long whole;
    private final LongSupplier nanoTime;
    private long since;
    private long spent;

    WaitBudget(Duration whole, LongSupplier nanoTime) {
        this.whole = whole.toNanos();
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** What is left of this second, in nanoseconds. */
    synchronized long left() {
        long now = nanoTime.getAsLong();
        if (now - since >= A_SECOND) {
            since = now;
            spent = 0;
        }
        return Math.max(0, whole - spent);
    }

    synchronized void spend(long nanos) {
        spent += nanos;
    }
}
