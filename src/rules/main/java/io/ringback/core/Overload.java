package io.ringback.core;

import java.time.Duration;
import java.time.Instant;

/**
 * What came beyond a bound of the pool: one notice a minute stands for all of it (R25).
 *
 * @param toldAt when the last notice was given
 * @param untold how many came since
 */
public record Overload(Instant toldAt, int untold) {
    /** Nothing came. */
    static final Overload NONE = new Overload(Instant.EPOCH, 0);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** What there is too much of. */
    public enum Bound {
        /** Callbacks a minute to one number. */
        CALLBACKS,
        /** Calls of one session. */
        LEGS,
        /** Sessions of the pool, or of the instance. */
        SESSIONS
    }

    boolean isTold(Instant now) {
        return !now.isBefore(toldAt) && now.isBefore(toldAt.plus(MINUTE));
    }

    Overload another(Instant now) {
        return isTold(now) ? new Overload(toldAt, untold + 1) : new Overload(now, 0);
    }
}
