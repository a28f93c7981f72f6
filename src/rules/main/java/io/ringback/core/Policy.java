package io.ringback.core;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pool's settings, as the rules need them.
 *
 * @param lease how long a number is leased after the last emergency dial (R1, R2); also how long a silent leg is
 *     believed (R8) and how old an event may be (R14)
 * @param quarantine how long a number rests after a lease (R7)
 * @param overrunGrace how long the lease lasts after a leg that ended past it (R8)
 * @param minAfterCall how long the lease lasts at least after any leg (R19)
 * @param closeAfterCall how long after its last leg a session closes by itself; null waits for the agent (R3)
 * @param legKeepalive how often a gateway says that a call is alive, unless its events say (R4)
 * @param fallback the security desk; absent when none is configured
 * @param low no more free numbers than this are worth a notice; 0 for none (R10)
 * @param signedOut the base statuses in which an agent is signed out (R24)
 * @param limits how much of anything is remembered (R25)
 */
public record Policy(
        Duration lease,
        Duration quarantine,
        Duration overrunGrace,
        Duration minAfterCall,
        @Nullable Duration closeAfterCall,
        Duration legKeepalive,
        @Nullable Destination fallback,
        int low,
        Set<String> signedOut,
        Limits limits) {

    /**
     * How much of anything is remembered (R25).
     *
     * @param callbacks within a minute to one number, before unknown callers go to the fallback
     * @param sessions of a pool
     */
    public record Limits(int callbacks, int sessions) {}

    public Policy {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("a lease must last");
        }
        if (quarantine.isNegative() || overrunGrace.isNegative() || minAfterCall.isNegative()) {
            throw new IllegalArgumentException("a duration is negative");
        }
        signedOut = Set.copyOf(signedOut);
    }

    /** The same with another lease. */
    public Policy withLease(Duration other) {
        return new Policy(
                other,
                quarantine,
                overrunGrace,
                minAfterCall,
                closeAfterCall,
                legKeepalive,
                fallback,
                low,
                signedOut,
                limits);
    }

    boolean isSignedOut(@Nullable BaseStatus base) {
        return base != null && signedOut.contains(base.status());
    }

    /** So far ahead is a deadline at most that these settings make, and so long rows are kept. */
    Duration longestPromise() {
        Duration afterCall = overrunGrace.compareTo(minAfterCall) > 0 ? overrunGrace : minAfterCall;
        return lease.compareTo(afterCall) > 0 ? lease : afterCall;
    }

    /** While a leg is up, published deadlines are kept at least this far ahead. */
    Duration quarterLease() {
        // Duration's own dividedBy and multipliedBy go by way of BigDecimal, at each decision.
        return Duration.ofNanos(lease.toNanos() / 4);
    }

    /**
     * How long the calls of a session are remembered after their last event: a little longer than intake, which puts a
     * call's row again after a quarter of a lease and keeps it for two more, so that what it knows the desk knows (R14).
     */
    public Duration longestMemory() {
        return lease.plus(lease).plus(quarterLease()).plus(Moment.OVERTAKES);
    }
}
