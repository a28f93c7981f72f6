package io.ringback.bench;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Random moments of a given mean rate, as callers choose them, who know nothing of each other. */
record Pace(Duration length, int perSecond, long seed) {
    /** Does this at each of them, one after the other; {@code each} gets the moment on {@link System#nanoTime}'s clock. */
    void keep(LongConsumer each) {
        Random random = new Random(seed);
        long begin = System.nanoTime();
        double at = 0;
        while (at < length.toNanos()) {
            long due = begin + (long) at;
            parkUntil(due);
            each.accept(due);
            at -= Math.log(1 - random.nextDouble()) * 1e9 / perSecond;
        }
    }

    private static void parkUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
