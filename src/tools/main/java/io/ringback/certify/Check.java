package io.ringback.certify;

import org.jspecify.annotations.Nullable;

/**
 * What one check came to.
 *
 * @param says what must hold
 * @param failure why it does not; null when it does
 */
public record Check(String name, String says, @Nullable String failure) {

    public boolean holds() {
        return failure == null;
    }
}
