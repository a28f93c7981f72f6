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
    /** Whom notices go to is another, or has another address. */
    MOVE_CONTACT,
    /** No contact's server answers for a while. */
    SERVERS_HANG,
    /** One agent dials for help again and again, under ids as long as they may be. */
    DIAL_AGAIN,
    /** A number that is leased is rung again and again. */
    RING_AGAIN,
    /** Two agents dial under one id. */
    USE_ID_FIRST;

    /** How many processes end by it, or lose what they were at, one after the other. */
    int crashes() {
        return switch (this) {
            case CHANGE_SETTINGS, READ_AGAIN, OUTAGE -> 3;
            case SKEW_CLOCK -> 2;
            default -> breaksSomething() ? 1 : 0;
        };
    }

    /** What only comes in as an input, or takes no time, excuses no deadline. */
    boolean breaksSomething() {
        return switch (this) {
            case GATEWAY_CLOCK_WRONG,
                    POISON,
                    OLD_DUPLICATES,
                    WRONG_ORDER,
                    MOVE_NUMBER,
                    MOVE_CONTACT,
                    SERVERS_HANG,
                    DIAL_AGAIN,
                    RING_AGAIN,
                    USE_ID_FIRST -> false;
            default -> true;
        };
    }
}
