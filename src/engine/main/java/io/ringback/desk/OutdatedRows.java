package io.ringback.desk;

import io.ringback.core.Party;
import io.ringback.core.PoolName;
import io.ringback.core.PoolState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells consumers again what a pool's rows show after settings have changed (R27): a few parties at a time, so that an
 * emergency waits for no more than those. A party for whom it failed comes last and alone, so that it holds back no
 * other.
 */
final class OutdatedRows {
    /** Some hundred rows: a few milliseconds. */
    static final int AT_ONCE = 50;

    static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(1);

    private final Map<PoolName, Long> shownNow = new TreeMap<>();
    private final Map<PoolName, Outdated> outdated = new TreeMap<>();

    /**
     * One pool.
     *
     * @param left whom is left to tell; null while nobody has been told
     */
    private record Outdated(@Nullable Deque<Party> left, int atOnce, Instant notBefore) {
        static final Outdated NOBODY_TOLD = new Outdated(null, AT_ONCE, Instant.EPOCH);
    }

    /** A pool's rows show these settings from now on ({@link ShownSettings}). */
    void begin(PoolName pool, long shown) {
        shownNow.put(pool, shown);
    }

    /** They show these from now on: where that is a change, all are told again, also those that had been of an earlier one. */
    void change(PoolName pool, long shown) {
        if (shown != shownNow(pool)) {
            shownNow.put(pool, shown);
            outdated.put(pool, Outdated.NOBODY_TOLD);
        }
    }

    /** The rows that consumers have were written with these. */
    void haveShown(PoolName pool, long shown) {
        if (shown == shownNow(pool)) {
            outdated.remove(pool);
        } else {
            outdated.put(pool, Outdated.NOBODY_TOLD);
        }
    }

    /** What all rows that consumers have show; unknown while some are still to be told again. */
    long shown(PoolName pool) {
        return outdated.containsKey(pool) ? ShownSettings.UNKNOWN : shownNow(pool);
    }

    private long shownNow(PoolName pool) {
        return shownNow.getOrDefault(pool, ShownSettings.UNKNOWN);
    }

    /** When the next of the pool are to be told, from then on; null when its rows are up to date. */
    @Nullable Instant dueAt(PoolName pool, Instant at) {
        Outdated left = outdated.get(pool);
        if (left == null) {
            return null;
        }
        return left.notBefore.isAfter(at) ? left.notBefore : at;
    }

    /** The next ones; the pool's rows are up to date with the last of them. */
    List<Party> next(PoolState pool) {
        Outdated now = outdated.getOrDefault(pool.name(), Outdated.NOBODY_TOLD);
        Deque<Party> waiting = now.left == null ? new ArrayDeque<>(pool.inSession()) : now.left;
        List<Party> next = new ArrayList<>();
        while (next.size() < now.atOnce && !waiting.isEmpty()) {
            next.add(waiting.remove());
        }
        if (waiting.isEmpty()) {
            outdated.remove(pool.name());
        } else {
            outdated.put(pool.name(), new Outdated(waiting, now.atOnce, Instant.EPOCH));
        }
        return next;
    }

    /** They have not been told, and the pool's rows are not up to date. */
    void failed(PoolName pool, List<Party> untold, Instant now) {
        Outdated before = outdated.get(pool);
        Deque<Party> left = before == null ? new ArrayDeque<>() : before.left;
        if (left != null) {
            left.addAll(untold);
        }
        outdated.put(pool, new Outdated(left, 1, now.plus(TRY_AGAIN_AFTER)));
    }
}
