package io.ringback.faults.sim;

/**
 * What is wrong with the simulated cluster, so that mutants can be made of it.
 *
 * @param fences whether brokers turn away who was taken for dead
 * @param flushWaits whether a flush waits for what was sent
 * @param oneInFlight whether a request waits for the one before
 * @param compactionWaits whether compaction leaves a topic of which each record counts alone for as long as it should
 */
record Flaws(boolean fences, boolean flushWaits, boolean oneInFlight, boolean compactionWaits) {
    static final Flaws NONE = new Flaws(true, true, true, true);

    Flaws withoutFencing() {
        return new Flaws(false, flushWaits, oneInFlight, compactionWaits);
    }

    Flaws withoutWaiting() {
        return new Flaws(fences, false, oneInFlight, compactionWaits);
    }

    Flaws withManyInFlight() {
        return new Flaws(fences, flushWaits, false, compactionWaits);
    }

    Flaws withHastyCompaction() {
        return new Flaws(fences, flushWaits, oneInFlight, false);
    }
}
