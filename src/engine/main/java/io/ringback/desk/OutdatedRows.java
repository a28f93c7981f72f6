package io.ringback.desk;

import io.ringback.core.Party;
import io.ringback.core.PoolName;
import io.ringback.core.PoolState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The pools whose rows show settings that have changed, and whom to tell again (R27): some at a time, so that an emergency
 * waits for no more than those.
 */
final class OutdatedRows {
    /** Some hundred rows: a few milliseconds. */
    static final int AT_ONCE = 50;

    /** Whom is left to tell; empty while nobody has been told. */
    private final Map<PoolName, Optional<Deque<Party>>> left = new TreeMap<>();

    boolean isStill(PoolName pool) {
        return !left.isEmpty() && left.containsKey(pool);
    }

    /** From the beginning, also when some had been told of an earlier change. */
    void add(PoolName pool) {
        left.put(pool, Optional.empty());
    }

    void remove(PoolName pool) {
        left.remove(pool);
    }

    /** The next ones; the pool's rows are up to date with the last of them. */
    List<Party> next(PoolState pool) {
        Deque<Party> waiting =
                left.getOrDefault(pool.name(), Optional.empty()).orElseGet(() -> new ArrayDeque<>(pool.inSession()));
        List<Party> next = new ArrayList<>();
        while (next.size() < AT_ONCE && !waiting.isEmpty()) {
            next.add(waiting.remove());
        }
        if (waiting.isEmpty()) {
            left.remove(pool.name());
        } else {
            left.put(pool.name(), Optional.of(waiting));
        }
        return next;
    }
}
