package io.ringback.core;

import java.time.Duration;
import java.time.Instant;

/**
 * How many calls of a kind came within a minute, by the desk's clock (R25).
 *
 * @param since when the minute began
 * @param calls how many came in it
 */
public record Burst(Instant since, int calls) {
    /** Before any. */
    public static final Burst NONE = new Burst(Instant.EPOCH, 0);

    private static final Duration WINDOW = Duration.ofMinutes(1);

    Instant until() {
        return since.plus(WINDOW);
    }

    /** Also when the desk's clock was set back since. */
    boolean isOver(Instant now) {
        return now.isBefore(since) || !now.isBefore(until());
    }

    /** One more; a minute begins with the first after the last one. */
    Burst another(Instant now) {
        return isOver(now) ? new Burst(now, 1) : new Burst(since, calls + 1);
    }
}
