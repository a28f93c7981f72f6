package io.ringback.core;

/**
 * Whether the agent still has the session open (R4).
 *
 * @param generation how often it was closed
 * @param open an emergency call or an answered callback came since the last close
 * @param pending closed while a leg was up: takes effect when the last one ends
 */
public record Closing(int generation, boolean open, boolean pending) {

    Closing opened() {
        return new Closing(generation, true, false);
    }

    Closing requested() {
        return new Closing(generation, open, true);
    }

    Closing closed() {
        return new Closing(generation + 1, false, false);
    }
}
