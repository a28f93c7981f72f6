package io.ringback.asterisk;

import java.time.Duration;
import java.time.Instant;

/**
 * Asterisk's clock, as its events show it. Most of what is told of a call has its time, and within a call times tell what came
 * first (R14): by a clock that is ahead of it, the end of a call would be older than the word that it was up.
 */
final class SwitchClock {
    private Duration ahead = Duration.ZERO;
    private boolean shown;

    /**
     * Asterisk says something.
     *
     * @param at by its clock; {@link Instant#EPOCH} when that is not known
     * @param now when it came
     */
    void shows(Instant at, Instant now) {
        if (!at.equals(Instant.EPOCH)) {
            ahead = Duration.between(now, at);
            shown = true;
        }
    }

    /** The same of what may be a second late: it counts as long as nothing better is known. */
    void showsRoughly(Instant at, Instant now) {
        if (!shown) {
            shows(at, now);
        }
    }

    /** What it shows at that moment of ours; by as much less as the last event had been under way. */
    Instant at(Instant now) {
        return now.plus(ahead);
    }
}
