package io.ringback.core;

import java.time.Instant;

/** The fencing token of a session or lease: a consumer that has seen a higher one for a key ignores a lower one. */
public record Fence(long value) implements Comparable<Fence> {
    /** Before any session. */
    public static final Fence NONE = new Fence(0);

    /** The next one, {@code max(previous + 1, epoch ms)}: higher than every earlier one, even if state was lost. */
    public Fence next(Instant now) {
        return new Fence(Math.max(value + 1, now.toEpochMilli()));
    }

    @Override
    public int compareTo(Fence other) {
        return Long.compare(value, other.value);
    }
}
