package io.ringback.intake;

import io.ringback.settings.PoolSettings;
import io.ringback.settings.Settings;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose desk an event is for that names a pool: the pool's, also when it left the settings while it has numbers
 * (R4, R27), else the default pool's (R16).
 */
final class KnownPools {
    private final Settings settings;
    private final Inventory inventory;

    KnownPools(Settings settings, Inventory inventory) {
        this.settings = settings;
        this.inventory = inventory;
    }

    String name(@Nullable String named) {
        PoolSettings pool = settings.pool(named);
        return named == null || pool.name().equals(named) || !inventory.hasPool(named) ? pool.name() : named;
    }

    /** What is set for a pool; for one that left the settings, what is set for the default pool. */
    PoolSettings settings(@Nullable String named) {
        return settings.pool(named);
    }

    Set<String> all() {
        Set<String> all = new TreeSet<>(settings.pools().keySet());
        all.addAll(inventory.pools());
        return all;
    }
}
