package io.ringback.cli;

import io.ringback.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Refuses a pool that nobody configured: a typo would put a number or an agent where no one looks. */
final class KnownPool {
    private KnownPool() {}

    static void require(Settings settings, @Nullable String pool) {
        if (pool != null && !settings.pools().containsKey(pool)) {
            throw new WrongUsage("no such pool: " + Paint.harmless(pool) + "; the setting 'pools' has "
                    + String.join(", ", settings.pools().keySet()));
        }
    }
}
