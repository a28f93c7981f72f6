package io.ringback.faults.sim;

/**
 * What is wrong with the simulated cluster, so that mutants can be made of it.
 *
 * @param fences whether brokers turn away who was taken for dead
 * @param timersFenced whether a transaction of a timer alone carries offsets, by which brokers know whether its writer is
 *     still of the group
 * @param flushWaits whether a flush waits for what was sent
 * @param oneInFlight whether a request waits for the one before
 * @param compactionWaits whether compaction leaves a topic of which each record counts alone for as long as it should
 */
record Flaws(boolean fences, boolean timersFenced, boolean flushWaits, boolean oneInFlight, boolean compactionWaits) {
    static final Flaws NONE = new Flaws(true, true, true, true, true);

    Flaws withoutFencing() {
        return new Flaws(false, timersFenced, flushWaits, oneInFlight, compactionWaits);
    }

    Flaws withTimersUnfenced() {
        return new Flaws(fences, false, flushWaits, oneInFlight, compactionWaits);
    }

    Flaws withoutWaiting() {
        return new Flaws(fences, timersFenced, false, oneInFlight, compactionWaits);
    }

    Flaws withManyInFlight() {
        return new Flaws(fences, timersFenced, flushWaits, false, compactionWaits);
    }

    Flaws withHastyCompaction() {
        return new Flaws(fences, timersFenced, flushWaits, oneInFlight, false);
    }
}
