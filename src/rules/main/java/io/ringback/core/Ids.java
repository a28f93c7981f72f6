package io.ringback.core;

/** The one check that every id shares. */
final class Ids {
    private Ids() {}

    static void requireText(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
    }
}
