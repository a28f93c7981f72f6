package io.ringback.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operator defines a pool, changes and closes it while it is in use. Numbers that were offered before the pool was
 * there have waited for it. A closing pool takes no new numbers, serves what lives with those it has, and is gone when
 * nothing does.
 */
final class PoolRules {
    private PoolRules() {}

    /** @param wanted null when the operator takes the definition back */
    static Decision defined(PoolState pool, @Nullable PoolTerms wanted) {
        @Nullable PoolTerms known = pool.terms();
        @Nullable PoolTerms next = wanted == null && known != null && !pool.isInSettings() ? known.closing() : wanted;
        if (next == null ? known == null : next.equals(known)) {
            return Decision.ignored(Ignored.NOTHING_NEW);
        }
        if (next != null && next.isClosing() && pool.name().equals(PoolName.DEFAULT)) {
            return new Decision(List.of(), List.of(new Output.Refused(Output.Refusal.POOL_NEEDED)), null);
        }
        Decision decision = new Decision(List.of(new Change.PutTerms(next)), List.of(new Output.PoolRow(next)), null);
        return next != null && next.isClosing() ? decision : decision.and(taken(pool), shown(pool));
    }

    /** Nothing of a closing pool lives any more: its numbers go, and so does the pool where no setting has it. */
    static Decision gone(PoolState pool) {
        List<Change> changes = new ArrayList<>();
        List<Output> outputs = new ArrayList<>();
        for (PoolNumber number : pool.stock().own()) {
            changes.add(new Change.PutNumber(number.in(PoolNumber.State.GONE)));
            outputs.add(new Output.InventoryRow(number.number(), null));
        }
        if (!pool.isInSettings()) {
            changes.add(new Change.PutTerms(null));
            outputs.add(new Output.PoolRow(null));
        }
        return new Decision(changes, outputs, null);
    }

    /** Whether that has come. */
    static boolean isOver(PoolState pool, Instant now) {
        @Nullable Instant at = overAt(pool);
        return at != null && !at.isAfter(now);
    }

    /** When it comes; null when the pool does not close, or something still lives. */
    static @Nullable Instant overAt(PoolState pool) {
        @Nullable PoolTerms terms = pool.terms();
        if (terms == null
                || !terms.isClosing()
                || pool.stock().isLeased()
                || !pool.parties().all().isEmpty()) {
            return null;
        }
        List<PoolNumber> own = pool.stock().own();
        if (own.isEmpty() && pool.isInSettings()) {
            return null;
        }
        return own.stream()
                .map(number -> number.restsUntil(pool.policy()))
                .reduce(pool.time().now(), (one, other) -> one.isAfter(other) ? one : other);
    }

    private static List<Change> taken(PoolState pool) {
        return pool.stock().waiting().stream()
                .<Change>map(number -> new Change.PutNumber(number.in(PoolNumber.State.IN_SERVICE)))
                .toList();
    }

    private static List<Output> shown(PoolState pool) {
        return pool.stock().waiting().stream()
                .<Output>map(number -> new Output.InventoryRow(number.number(), PoolNumber.State.IN_SERVICE))
                .toList();
    }
}
