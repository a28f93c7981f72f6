package io.ringback.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must come. */
public final class Awaiting {
    private static final Duration STEP = Duration.ofMillis(2);

    private Awaiting() {}

    /**
     * Returns as soon as it holds.
     *
     * @throws DemoFailure naming what did not come in time
     */
    static void until(String what, Duration atMost, BooleanSupplier holds) {
        if (!within(atMost, holds)) {
            throw new DemoFailure("waited " + atMost.toSeconds() + " s in vain for " + what);
        }
    }

    /** Returns as soon as it holds; false when it does not come to hold in time. */
    public static boolean within(Duration atMost, BooleanSupplier holds) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return true;
    }

    /** Lets the viewer read. */
    static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }
}
