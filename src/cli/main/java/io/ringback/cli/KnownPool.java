package io.ringback.cli;

import org.jspecify.annotations.Nullable;

/** Refuses a pool that nobody has defined: a typo would put an agent or a contact where no one looks. */
public final class KnownPool {
    private KnownPool() {}

    /** Fails with {@link CommandFailure} when there is none of this name; null names none. */
    public static void require(Cluster cluster, @Nullable String pool) throws InterruptedException {
        if (pool == null || cluster.settings().pools().containsKey(pool)) {
            return;
        }
        if (!new PoolBook(cluster).withAsked().containsKey(pool)) {
            throw missing(pool);
        }
    }

    static CommandFailure missing(String pool) {
        String name = Paint.harmless(pool);
        return new CommandFailure("no such pool: " + name + "; 'ringback pool show' lists them, 'ringback pool create "
                + name + "' makes it");
    }
}
