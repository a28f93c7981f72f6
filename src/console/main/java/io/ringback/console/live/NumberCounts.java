package io.ringback.console.live;

import io.ringback.console.live.Views.NumberState;
import io.ringback.console.live.Views.NumberView;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How many numbers each pool has in each place, all pools counted in one go. */
public final class NumberCounts {
    private final Map<String, Map<String, Integer>> byPool = new HashMap<>();

    private NumberCounts() {}

    /** Those of this moment. */
    public static NumberCounts of(LiveDocument document) {
        NumberCounts counts = new NumberCounts();
        document.section("numbers").values().forEach(view -> {
            if (view instanceof NumberView number) {
                counts.pool(number.pool()).merge(place(number), 1, Integer::sum);
            }
        });
        return counts;
    }

    /** By {@code free}, {@code leased}, {@code resting}, and {@code withdrawn} where there are any. */
    public Map<String, Integer> of(String pool) {
        Map<String, Integer> counts = new TreeMap<>(Map.of("free", 0, "leased", 0, "resting", 0));
        counts.putAll(byPool.getOrDefault(pool, Map.of()));
        return counts;
    }

    int of(String pool, NumberState state) {
        return of(pool).getOrDefault(word(state), 0);
    }

    private Map<String, Integer> pool(String name) {
        return byPool.computeIfAbsent(name, pool -> new HashMap<>());
    }

    /** A withdrawn number still serves the lease that it has (R18). */
    private static String place(NumberView number) {
        boolean usable = number.inService() || number.state() == NumberState.LEASED;
        return usable ? word(number.state()) : "withdrawn";
    }

    private static String word(NumberState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
