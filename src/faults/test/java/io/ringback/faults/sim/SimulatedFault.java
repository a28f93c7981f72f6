package io.ringback.faults.sim;

/** What the simulated nemesis does. */
enum SimulatedFault {
    STOP,
    KILL,
    /** Between two of its steps, whichever. */
    CRASH,
    FREEZE,
    /** Between two of its steps, whichever. */
    FREEZE_IN_STEP,
    /** The brokers get its commit when it wakes up. */
    FREEZE_IN_COMMIT,
    LOSE_ANSWER,
    CUT_OFF,
    LOSE_DISK,
    REBALANCE,
    SKEW_CLOCK,
    STEP_CLOCK,
    CHANGE_SETTINGS,
    OUTAGE,
    GATEWAY_CLOCK_WRONG,
    POISON,
    OLD_DUPLICATES,
    WRONG_ORDER,
    MOVE_NUMBER;

    /** What only comes in as an input, or takes no time, excuses no deadline. */
    boolean breaksSomething() {
        return switch (this) {
            case GATEWAY_CLOCK_WRONG, POISON, OLD_DUPLICATES, WRONG_ORDER, MOVE_NUMBER -> false;
            default -> true;
        };
    }
}
