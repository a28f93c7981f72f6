package io.ringback.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a session waits for besides its deadline.
 *
 * @param quietSince since when no leg has been up (R3); null while one is
 * @param heldLongAt when the next HELD_LONG notice is due (R8); null in rows of 0.1.0
 */
public record Watch(@Nullable Instant quietSince, @Nullable Instant heldLongAt) {
    private static final int LONG = 4;

    static Watch begin(Policy policy, Instant now) {
        return new Watch(null, heldLong(policy, now));
    }

    /** R8: when a number that was issued at this time is held for long. */
    static Instant heldLong(Policy policy, Instant issuedAt) {
        return issuedAt.plus(policy.lease().multipliedBy(LONG));
    }

    Watch busy() {
        return quietSince == null ? this : new Watch(null, heldLongAt);
    }

    Watch quiet(Instant now) {
        return quietSince == null ? new Watch(now, heldLongAt) : this;
    }

    Watch heldLongAt(@Nullable Instant next) {
        return new Watch(quietSince, next);
    }
}
