package io.ringback.cli;

import io.ringback.settings.Settings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses a pool that nobody has defined: a typo would put an agent or a contact where no one looks. */
public final class KnownPool {
    private KnownPool() {}

    public static void require(Cluster cluster, Settings settings, @Nullable String pool) throws InterruptedException {
        if (pool == null || settings.pools().containsKey(pool)) {
            return;
        }
        Set<String> known = new PoolBook(cluster, settings).withAsked().keySet();
        if (!known.contains(pool)) {
            throw new WrongUsage("no such pool: " + Paint.harmless(pool) + "; there are " + String.join(", ", known)
                    + ", and 'ringback pool create' makes one");
        }
    }
}
