package io.ringback.faults.sim;

/** The process is gone, in the middle of whatever it did: nothing catches this but the simulation. */
final class Crashed extends Error {
    private static final long serialVersionUID = 1L;

    Crashed() {
        super("the process was killed", null, false, false);
    }
}
