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
    /** Intake's place is lost, and it reads again whatever is left. */
    READ_AGAIN,
    OUTAGE,
    GATEWAY_CLOCK_WRONG,
    POISON,
    OLD_DUPLICATES,
    WRONG_ORDER,
    MOVE_NUMBER,
    /** One agent dials for help again and again, under ids as long as they may be. */
    DIAL_AGAIN,
    /** A number that is leased is rung again and again. */
    RING_AGAIN,
    /** Two agents dial under one id. */
    USE_ID_FIRST;

    /** What only comes in as an input, or takes no time, excuses no deadline. */
    boolean breaksSomething() {
        return switch (this) {
            case GATEWAY_CLOCK_WRONG,
                    POISON,
                    OLD_DUPLICATES,
                    WRONG_ORDER,
                    MOVE_NUMBER,
                    DIAL_AGAIN,
                    RING_AGAIN,
                    USE_ID_FIRST -> false;
            default -> true;
        };
    }
}
