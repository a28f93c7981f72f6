package io.ringback.steps;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts for each pool what may come in floods: the first is told at once, and of the rest their number once an
 * interval (R16, R25).
 */
public final class Tally {
    private final long intervalMillis;
    private final Map<String, Untold> byPool = new HashMap<>();

    private static final class Untold {
        private int count;
        private long toldAt = Long.MIN_VALUE / 2;
    }

    /** Told of a pool. */
    public interface Telling {
        void tell(String pool, int count);
    }

    public Tally(Duration interval) {
        this.intervalMillis = interval.toMillis();
    }

    /** Counts one, and gives how many to tell of now; 0 for none. */
    public int add(String pool, long now) {
        Untold untold = byPool.computeIfAbsent(pool, name -> new Untold());
        untold.count++;
        return told(untold, now);
    }

    /** Tells of those that nothing else has told of in time. */
    public void tellDue(long now, Telling telling) {
        byPool.forEach((pool, untold) -> {
            int count = told(untold, now);
            if (count > 0) {
                telling.tell(pool, count);
            }
        });
    }

    /** Whether there are some that nobody was told of. */
    public boolean isOwing() {
        return byPool.values().stream().anyMatch(untold -> untold.count > 0);
    }

    private int told(Untold untold, long now) {
        if (untold.count == 0 || now - untold.toldAt < intervalMillis) {
            return 0;
        }
        int count = untold.count;
        untold.count = 0;
        untold.toldAt = now;
        return count;
    }
}
