package io.ringback.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must come. */
final class Patience {
    private static final Duration STEP = Duration.ofMillis(2);

    private Patience() {}

    /**
     * Returns as soon as it holds.
     *
     * @throws DemoFailure naming what did not come in time
     */
    static void until(String what, Duration atMost, BooleanSupplier holds) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new DemoFailure("waited " + atMost.toSeconds() + " s in vain for " + what);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    /** Lets the viewer read. */
    static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }
}
