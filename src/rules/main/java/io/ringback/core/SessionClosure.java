package io.ringback.core;

/**
 * Whether the agent still has the session open (R4).
 *
 * @param generation how often it was closed
 * @param open an emergency call or an answered callback came since the last close
 * @param pending closed while a leg was up: takes effect when the last one ends
 */
public record SessionClosure(int generation, boolean open, boolean pending) {

    SessionClosure opened() {
        return new SessionClosure(generation, true, false);
    }

    SessionClosure requested() {
        return new SessionClosure(generation, open, true);
    }

    SessionClosure closed() {
        return new SessionClosure(generation + 1, false, false);
    }
}
