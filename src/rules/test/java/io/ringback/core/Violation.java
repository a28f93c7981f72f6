package io.ringback.core;

/** An invariant does not hold. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1;

    private Violation(String what) {
        super(what);
    }

    static void unless(boolean holds, String what, Object about) {
        if (!holds) {
            throw new Violation(what + ": " + about);
        }
    }
}
