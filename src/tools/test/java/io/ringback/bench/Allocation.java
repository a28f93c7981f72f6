package io.ringback.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Counts what a step allocates, which no other load on the machine can change. */
public final class Allocation {
    private static final int TIMES = 20_000;
    private static final int ROUNDS = 5;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** Bytes a time, of the least round of several: the others also paid for compiling. */
    public static long bytesOf(Runnable step) {
        long[] rounds = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < TIMES; i++) {
                step.run();
            }
            rounds[round] = (THREADS.getCurrentThreadAllocatedBytes() - before) / TIMES;
        }
        return Arrays.stream(rounds).min().orElseThrow();
    }
}
