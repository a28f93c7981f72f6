package io.ringback.bench;

import java.util.Arrays;
import java.util.Collection;

/** What several rounds came to: the median, and how far apart they were. */
record Summary(double median, double least, double most) {

    static Summary of(double... rounds) {
        if (rounds.length == 0) {
            throw new IllegalArgumentException("no rounds");
        }
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Summary(median, sorted[0], sorted[sorted.length - 1]);
    }

    static Summary of(Collection<Double> rounds) {
        return of(rounds.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
