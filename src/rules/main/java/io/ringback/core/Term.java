package io.ringback.core;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a session lasts: the arithmetic of R1, R2, R7, R8, R19 and R25, and nothing else.
 *
 * @param leasedUntil the hour's end, counted from the last emergency dial
 * @param graceUntil the end of the grace after the last leg that was the agent's own or was answered; the epoch before
 * @param unansweredUntil the end of the grace after legs that nobody answered, at most one after the others; the epoch
 *     before any
 * @param publishedUntil the {@code expiresAt} that consumers have. Rows are kept for as long as one's own settings need: of
 *     a longer lease, as another region may have promised, consumers get a part at a time
 */
public record Term(Instant leasedUntil, Instant graceUntil, Instant unansweredUntil, Instant publishedUntil) {

    static Term begin(Policy policy, Instant now) {
        Instant until = now.plus(policy.lease());
        return new Term(until, Instant.EPOCH, Instant.EPOCH, until);
    }

    /** When it is over, unless a leg is up then (R7). */
    Instant deadline() {
        return later(earned(), unansweredUntil);
    }

    /** When it is over though legs are up that nobody answered (R25). */
    Instant limit(Policy policy) {
        return later(deadline(), earned().plus(policy.overrunGrace()));
    }

    /** What the dials and the answered legs have earned. */
    private Instant earned() {
        return later(leasedUntil, graceUntil);
    }

    /** At least until then, as another region has promised. */
    Term atLeast(Instant until) {
        return new Term(later(leasedUntil, until), graceUntil, unansweredUntil, publishedUntil);
    }

    /** Another emergency call: a whole lease from now (R2), and never less than was promised. */
    Term extended(Policy policy, Instant now) {
        return atLeast(now.plus(policy.lease())).settled(policy, now);
    }

    /** A leg is up: what is published stays at least a quarter lease ahead, whatever the deadline (R8). */
    Term held(Policy policy, Instant now) {
        if (publishedUntil.isAfter(now.plus(policy.quarterLease()))) {
            return this;
        }
        return published(now.plus(policy.quarterLease()).plus(policy.quarterLease()));
    }

    /** When {@link #held} must be asked again, while a leg is up. */
    Instant renewalDue(Policy policy) {
        return publishedUntil.minus(policy.quarterLease());
    }

    /** A leg ended: past the hour it starts the grace anew (R8); in any case the lease lasts some time more (R19). */
    Term afterLeg(Policy policy, Instant now) {
        return new Term(leasedUntil, later(graceUntil, wanted(policy, now)), unansweredUntil, publishedUntil);
    }

    /** A leg ended that nobody answered: the same, but no longer than one grace after what was earned (R25). */
    Term afterUnanswered(Policy policy, Instant now) {
        Instant most = earned().plus(policy.overrunGrace());
        Instant wanted = wanted(policy, now);
        Instant until = later(unansweredUntil, wanted.isBefore(most) ? wanted : most);
        return new Term(leasedUntil, graceUntil, until, publishedUntil);
    }

    private Instant wanted(Policy policy, Instant now) {
        Instant wanted = Instant.EPOCH;
        if (!now.isBefore(leasedUntil)) {
            wanted = now.plus(policy.overrunGrace());
        }
        Duration least = policy.minAfterCall();
        return least.isZero() ? wanted : later(wanted, now.plus(least));
    }

    /** No leg is up: consumers get the deadline itself, if rows are kept for so long, and never less than they have of it. */
    Term settled(Policy policy, Instant now) {
        Instant most = later(publishedUntil, now.plus(policy.longestPromise()));
        return published(deadline().isAfter(most) ? most : deadline());
    }

    /** When it is over, or consumers must get more of it. */
    Instant dueWhileQuiet(Policy policy) {
        return publishedUntil.isBefore(deadline()) ? renewalDue(policy) : deadline();
    }

    private Term published(Instant until) {
        boolean same = until.equals(publishedUntil);
        return same ? this : new Term(leasedUntil, graceUntil, unansweredUntil, until);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
