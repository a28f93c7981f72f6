package io.ringback.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operator puts numbers into service, moves and withdraws them: R18. A pool that handed a number on remembers to
 * whom, so that a signal about it always finds the pool that has it now, and no two pools ever have it.
 */
final class InventoryRules {
    private InventoryRules() {}

    /** A number is offered to this pool, or to another that only gets it once it is withdrawn, released and rested. */
    static Decision offered(PoolState pool, Signal.NumberOffered signal, Instant now) {
        PoolNumber known = pool.stock().number(signal.number());
        if (known != null && known.movedTo() != null) {
            return handOn(known.movedTo(), signal);
        }
        if (signal.toPool().equals(pool.name())) {
            return accepted(pool, signal.number(), known, now);
        }
        if (known != null && inUse(pool, known, now)) {
            return refused(Output.Refusal.NUMBER_IN_USE);
        }
        PoolNumber left = known == null ? PoolNumber.fresh(signal.number()) : known;
        return new Decision(
                List.of(new Change.PutNumber(left.movedTo(signal.toPool()))),
                List.of(new Output.HandOn(signal.toPool(), new Signal.NumberHandedOn(signal.number()))),
                null);
    }

    /** The pool that had the number gives it to this one. */
    static Decision handedOn(PoolState pool, Signal.NumberHandedOn signal, Instant now) {
        PoolNumber known = pool.stock().number(signal.number());
        return accepted(pool, signal.number(), known, now);
    }

    /** Its lease runs out normally; then it rests and leaves. */
    static Decision withdrawn(PoolState pool, Signal.NumberWithdrawn signal) {
        PoolNumber known = pool.stock().number(signal.number());
        if (known == null) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        if (known.movedTo() != null) {
            return handOn(known.movedTo(), signal);
        }
        if (known.state() == PoolNumber.State.WAITING) {
            return inState(known.in(PoolNumber.State.GONE), null);
        }
        if (known.state() != PoolNumber.State.IN_SERVICE) {
            return Decision.ignored(Ignored.NOTHING_NEW);
        }
        return inState(known.in(PoolNumber.State.WITHDRAWN), PoolNumber.State.WITHDRAWN);
    }

    /** A withdrawn number has rested: from now on it is no pool's, and calls to it are no longer Ringback's concern. */
    static Decision rested(PoolNumber known) {
        return inState(known.in(PoolNumber.State.GONE), null);
    }

    private static Decision accepted(PoolState pool, CallbackNumber number, @Nullable PoolNumber known, Instant now) {
        if (known != null && known.state() == PoolNumber.State.IN_SERVICE) {
            return Decision.ignored(Ignored.NOTHING_NEW);
        }
        if (!pool.takesNumbers()) {
            return pool.terms() == null ? waiting(number, known) : closing(known);
        }
        PoolNumber accepted = known == null ? PoolNumber.fresh(number) : known.in(PoolNumber.State.IN_SERVICE);
        Decision decision = inState(accepted, PoolNumber.State.IN_SERVICE);
        // R10: there are more now than are worth a notice, so that the next fall is worth one again.
        int low = pool.policy().low();
        boolean more = pool.toldLow() && pool.stock().free(low + 1, now, pool.policy()) >= low;
        return more ? decision.and(List.of(new Change.TellLow(false)), List.of()) : decision;
    }

    /** Of a pool that nobody has defined: the number waits for it, and that is said. One that is leaving goes on to. */
    private static Decision waiting(CallbackNumber number, @Nullable PoolNumber known) {
        Decision told = refused(Output.Refusal.UNKNOWN_POOL);
        if (known != null && known.state() == PoolNumber.State.WITHDRAWN) {
            return told;
        }
        PoolNumber kept = known == null ? PoolNumber.fresh(number) : known;
        return told.and(List.of(new Change.PutNumber(kept.in(PoolNumber.State.WAITING))), List.of());
    }

    /**
     * Of a closing pool. One that comes back stays here, in no pool: two pools that each have handed it on to the other would
     * send whatever is told of it round for ever.
     */
    private static Decision closing(@Nullable PoolNumber known) {
        Decision told = refused(Output.Refusal.POOL_CLOSING);
        return known == null || known.movedTo() == null
                ? told
                : told.and(List.of(new Change.PutNumber(known.in(PoolNumber.State.GONE))), List.of());
    }

    private static Decision refused(Output.Refusal why) {
        return new Decision(List.of(), List.of(new Output.Refused(why)), null);
    }

    private static boolean inUse(PoolState pool, PoolNumber known, Instant now) {
        return known.state() == PoolNumber.State.IN_SERVICE
                || pool.lease(known.number()) != null
                || known.restsUntil(pool.policy()).isAfter(now);
    }

    private static Decision handOn(PoolName to, Signal signal) {
        return new Decision(List.of(), List.of(new Output.HandOn(to, signal)), null);
    }

    private static Decision inState(PoolNumber number, PoolNumber.@Nullable State shown) {
        return new Decision(
                List.of(new Change.PutNumber(number)), List.of(new Output.InventoryRow(number.number(), shown)), null);
    }
}
