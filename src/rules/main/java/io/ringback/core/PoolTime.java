package io.ringback.core;

import java.time.Duration;
import java.time.Instant;

/** A pool's time: the clock's, but never back, unless what it was can only be from a wrong clock (R28). */
public final class PoolTime {
    /** So far apart are two clocks at most that each passed a comparison with the brokers. */
    static final Duration APART = Duration.ofSeconds(4);

    private Instant now = Instant.EPOCH;

    /**
     * Goes on with a clock.
     *
     * @param clock a checked one
     */
    public Instant advance(Instant clock) {
        boolean wasWrong = now.isAfter(clock.plus(APART));
        now = wasWrong || clock.isAfter(now) ? clock : now;
        return now;
    }

    /** The latest time that was stored. */
    public void wasAt(Instant stored) {
        now = stored.isAfter(now) ? stored : now;
    }

    Instant now() {
        return now;
    }
}
