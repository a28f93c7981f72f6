package io.ringback.cli;

import io.ringback.event.PoolDefinition;
import io.ringback.wire.JsonCodec;

/** Writes a pool's definition, and says whether the pool's desk has taken it. */
final class PoolDefining {
    private final Invocation invocation;
    private final boolean json;

    /** Turns the pools that there are into the definition to write. */
    interface Wanted {
        PoolDefinition from(PoolBook book) throws InterruptedException;
    }

    PoolDefining(Invocation invocation, boolean json) {
        this.invocation = invocation;
        this.json = json;
    }

    int define(Wanted wanted, String said) throws InterruptedException {
        try (Cluster cluster = invocation.connect()) {
            PoolBook book = new PoolBook(cluster);
            PoolDefinition pool = wanted.from(book);
            boolean taken = book.define(pool);
            invocation.out().println(json ? JsonCodec.toJson(pool) : said + " pool " + pool.getPool());
            if (!taken) {
                invocation.complain(
                        "written, not accepted yet: the pool's desk does it, as soon as 'ringback run' runs");
            }
        }
        return 0;
    }
}
