package io.ringback.cli;

/** Waits a while until another process confirms what a command has written. */
final class Verdict {
    private static final int TRIES = 75;
    private static final long BETWEEN_TRIES_MILLIS = 200;

    /** Looks whether it has been said. */
    @FunctionalInterface
    interface Look {
        boolean isSaid() throws InterruptedException;
    }

    private Verdict() {}

    /** False when nobody has said it in time. */
    static boolean comes(Look look) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            if (look.isSaid()) {
                return true;
            }
            Thread.sleep(BETWEEN_TRIES_MILLIS);
        }
        return false;
    }
}
