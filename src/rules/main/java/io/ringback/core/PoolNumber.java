package io.ringback.core;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A number that a pool has or had.
 *
 * @param idleSince when its last lease ended; the epoch if it never had one, so that unused numbers go out first (R11)
 * @param movedTo the pool that it was handed on to (R18)
 * @param late the calls to it that met nobody (R9)
 */
public record PoolNumber(
        CallbackNumber number,
        State state,
        Instant idleSince,
        @Nullable PoolName movedTo,
        Burst late) {
    /** Longest idle first (R11). */
    static final Comparator<PoolNumber> LONGEST_IDLE =
            Comparator.comparing(PoolNumber::idleSince).thenComparing(PoolNumber::number);

    /** Whether the pool has the number. */
    public enum State {
        IN_SERVICE,
        WITHDRAWN,
        /** Rested after its withdrawal; it may move. */
        GONE,
        /** Offered before anybody defined the pool. */
        WAITING
    }

    static PoolNumber fresh(CallbackNumber number) {
        return new PoolNumber(number, State.IN_SERVICE, Instant.EPOCH, null, Burst.NONE);
    }

    PoolNumber in(State next) {
        return new PoolNumber(number, next, idleSince, null, late);
    }

    PoolNumber releasedAt(Instant now) {
        return new PoolNumber(number, state, now, movedTo, late);
    }

    PoolNumber movedTo(PoolName other) {
        return new PoolNumber(number, State.GONE, idleSince, other, late);
    }

    PoolNumber calledLate(Burst calls) {
        return new PoolNumber(number, state, idleSince, movedTo, calls);
    }

    Instant restsUntil(Policy policy) {
        return idleSince.plus(policy.quarantine());
    }
}
