package io.ringback.core;

/** An invariant does not hold. */
final class BrokenInvariant extends AssertionError {
    private static final long serialVersionUID = 1;

    private BrokenInvariant(String what) {
        super(what);
    }

    static void unless(boolean holds, String what, Object about) {
        if (!holds) {
            throw new BrokenInvariant(what + ": " + about);
        }
    }
}
