package io.ringback.core;

import java.time.Instant;

/**
 * How long a session lasts: the arithmetic of R1, R2, R7, R8 and R19, and nothing else.
 *
 * @param leasedUntil the hour's end, counted from the last emergency dial
 * @param graceUntil the end of the grace after the last leg; the epoch before any
 * @param publishedUntil the {@code expiresAt} that consumers have
 */
public record Term(Instant leasedUntil, Instant graceUntil, Instant publishedUntil) {

    static Term begin(Policy policy, Instant now) {
        Instant until = now.plus(policy.lease());
        return new Term(until, Instant.EPOCH, until);
    }

    /** When it is over, unless a leg is up then (R7). */
    Instant deadline() {
        return later(leasedUntil, graceUntil);
    }

    /** Another emergency call: a whole lease from now (R2), and never less than was promised. */
    Term extended(Policy policy, Instant now) {
        Instant until = later(leasedUntil, now.plus(policy.lease()));
        return new Term(until, graceUntil, later(until, graceUntil));
    }

    /** A leg is up: what is published stays at least a quarter lease ahead, whatever the deadline (R8). */
    Term held(Policy policy, Instant now) {
        if (publishedUntil.isAfter(now.plus(policy.quarterLease()))) {
            return this;
        }
        return new Term(leasedUntil, graceUntil, now.plus(policy.quarterLease()).plus(policy.quarterLease()));
    }

    /** When {@link #held} must be asked again, while a leg is up. */
    Instant renewalDue(Policy policy) {
        return publishedUntil.minus(policy.quarterLease());
    }

    /** A leg ended: past the hour it starts the grace anew (R8); in any case the lease lasts some time more (R19). */
    Term afterLeg(Policy policy, Instant now) {
        Instant grace = graceUntil;
        if (!now.isBefore(leasedUntil)) {
            grace = later(grace, now.plus(policy.overrunGrace()));
        }
        if (!policy.minAfterCall().isZero()) {
            grace = later(grace, now.plus(policy.minAfterCall()));
        }
        return new Term(leasedUntil, grace, publishedUntil);
    }

    /** No leg is up: consumers get the deadline itself. */
    Term settled() {
        return new Term(leasedUntil, graceUntil, deadline());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
