package io.ringback.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/**
 * The rounds of a storm that are not counted: as many as the run's size says, and more while the compiler is at work. On slow
 * cores it takes longer, and what would be measured is the JVM.
 */
final class WarmUp {
    /** So many times the planned rounds, and no more. */
    static final int AT_MOST = 3;

    /** What the compiler may take of a round. */
    private static final double AT_REST = 0.05;

    /** One round of a measure and its reference. */
    interface Round {
        /** Takes it, at random moments of that seed. */
        void take(int seed) throws Exception;
    }

    private WarmUp() {}

    /** Each round's seed is negative and no other round's. */
    static void take(RunSize size, Round round) throws Exception {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        boolean atWork = true;
        for (int i = 1; i <= size.warmUp() || (atWork && i <= AT_MOST * size.warmUp()); i++) {
            long begun = System.nanoTime();
            long compiled = compiler.getTotalCompilationTime();
            round.take(-i);
            atWork = compiler.getTotalCompilationTime() - compiled > AT_REST * (System.nanoTime() - begun) / 1e6;
        }
    }
}
