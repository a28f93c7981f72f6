package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pool's time: the clock's, but never back, unless what it was can only be from a wrong clock (R28). It knows whether the
 * desk was away for so long that another region may have taken over.
 */
public final class PoolTime {
    /** So far apart are two clocks at most that each passed a comparison with the brokers. */
    static final Duration APART = Duration.ofSeconds(4);

    private static final int NOTES_WITHIN = 3;

    private Instant now = Instant.EPOCH;
    private Instant noted = Instant.EPOCH;
    private @Nullable Duration longest;
    private @Nullable Instant leftAt;

    /** From now on it is noticed when the desk was away for this long; null for never. */
    public void watchAbsence(@Nullable Duration after) {
        longest = after;
    }

    /**
     * Goes on with a clock.
     *
     * @param clock a checked one
     */
    public Instant advance(Instant clock) {
        boolean wasWrong = now.isAfter(clock.plus(APART));
        Instant before = now;
        now = wasWrong || clock.isAfter(now) ? clock : now;
        boolean wasAway = longest != null
                && !before.equals(Instant.EPOCH)
                && !before.plus(longest).isAfter(now);
        if (wasAway && leftAt == null) {
            leftAt = before;
        }
        return now;
    }

    /** The latest time that was stored. */
    public void wasAt(Instant stored) {
        now = stored.isAfter(now) ? stored : now;
        noted = now;
    }

    /** A decision is stored, and with it that the desk is here. */
    public void noted() {
        noted = now;
    }

    void absenceIsKnown() {
        leftAt = null;
    }

    Instant now() {
        return now;
    }

    boolean isWatched() {
        return longest != null;
    }

    /** Whether an absence is still to be decided about. */
    boolean wasAway() {
        return leftAt != null;
    }

    /** A number that was released before cannot be leased elsewhere, as a mirror that lags less shows it. */
    Instant mayBeElsewhereSince() {
        Instant here = leftAt == null ? now : leftAt;
        return longest == null ? here : here.minus(longest);
    }

    /** The same, as far as a desk knows that has nothing but what was stored. */
    Instant mayBeElsewhereAsNoted() {
        return longest == null ? noted : noted.minus(longest);
    }

    /** When it is to be stored again that the desk is here: an absence is measured from there. */
    Instant noteDue() {
        return longest == null ? Instant.MAX : noted.plus(longest.dividedBy(NOTES_WITHIN));
    }
}
