package io.ringback.privacy;

import java.util.Objects;

/**
 * A value that occurs nowhere but in one detail of a call, so that finding it anywhere else proves a leak.
 *
 * @param place which detail it was planted in; the value itself is never printed
 * @param value letters and digits that no other value contains
 */
record Canary(String place, String value) {
    Canary {
        Objects.requireNonNull(place);
        if (value.length() < 10) {
            throw new IllegalArgumentException("too short to be recognised for certain");
        }
    }

    boolean isNumber() {
        return value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return "Canary[" + place + "]";
    }
}
