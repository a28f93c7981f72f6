package io.ringback.console.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The last thousand times to a number as a histogram for the page. */
public final class TimeToNumber {
    private static final int REMEMBERED = 1_000;
    private static final List<Integer> UP_TO_MILLIS = List.of(5, 10, 15, 20, 30, 50, 100, 200, 500, Integer.MAX_VALUE);

    private final Deque<Long> millis = new ArrayDeque<>();

    /**
     * What the page shows.
     *
     * @param upTo upper edges in milliseconds, the last one open
     * @param counts how many fell into each
     */
    public record Histogram(long count, long p50, long p99, long max, List<Integer> upTo, List<Integer> counts) {}

    synchronized void took(Duration duration) {
        if (millis.size() == REMEMBERED) {
            millis.remove();
        }
        millis.add(duration.toMillis());
    }

    public synchronized Histogram histogram() {
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        Integer[] counts = new Integer[UP_TO_MILLIS.size()];
        Arrays.fill(counts, 0);
        for (long each : sorted) {
            counts[bucket(each)]++;
        }
        return new Histogram(
                sorted.length,
                quantile(sorted, 0.50),
                quantile(sorted, 0.99),
                quantile(sorted, 1),
                UP_TO_MILLIS,
                List.of(counts));
    }

    private static int bucket(long millis) {
        int bucket = 0;
        while (millis > UP_TO_MILLIS.get(bucket)) {
            bucket++;
        }
        return bucket;
    }

    private static long quantile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
