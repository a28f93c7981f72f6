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

    private final Map<PoolName, Outdated> pools = new TreeMap<>();

    /**
     * One pool.
     *
     * @param left whom is left to tell; null while nobody has been told
     */
    private record Outdated(@Nullable Deque<Party> left, int atOnce, Instant notBefore) {
        static final Outdated NOBODY_TOLD = new Outdated(null, AT_ONCE, Instant.EPOCH);
    }

    boolean isStill(PoolName pool) {
        return !pools.isEmpty() && pools.containsKey(pool);
    }

    /** When the next of the pool are to be told, from then on; null when its rows are up to date. */
    @Nullable Instant dueAt(PoolName pool, Instant at) {
        Outdated outdated = pools.isEmpty() ? null : pools.get(pool);
        if (outdated == null) {
            return null;
        }
        return outdated.notBefore.isAfter(at) ? outdated.notBefore : at;
    }

    /** From the beginning, also when some had been told of an earlier change. */
    void add(PoolName pool) {
        pools.put(pool, Outdated.NOBODY_TOLD);
    }

    void remove(PoolName pool) {
        pools.remove(pool);
    }

    /** The next ones; the pool's rows are up to date with the last of them. */
    List<Party> next(PoolState pool) {
        Outdated outdated = pools.getOrDefault(pool.name(), Outdated.NOBODY_TOLD);
        Deque<Party> waiting = outdated.left == null ? new ArrayDeque<>(pool.inSession()) : outdated.left;
        List<Party> next = new ArrayList<>();
        while (next.size() < outdated.atOnce && !waiting.isEmpty()) {
            next.add(waiting.remove());
        }
        if (waiting.isEmpty()) {
            pools.remove(pool.name());
        } else {
            pools.put(pool.name(), new Outdated(waiting, outdated.atOnce, Instant.EPOCH));
        }
        return next;
    }

    /** They have not been told, and the pool's rows are not up to date. */
    void failed(PoolName pool, List<Party> untold, Instant now) {
        Outdated outdated = pools.get(pool);
        Deque<Party> left = outdated == null ? new ArrayDeque<>() : outdated.left;
        if (left != null) {
            left.addAll(untold);
        }
        pools.put(pool, new Outdated(left, 1, now.plus(TRY_AGAIN_AFTER)));
    }
}
