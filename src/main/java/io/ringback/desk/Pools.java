package io.ringback.desk;

import io.ringback.core.AgentId;
import io.ringback.core.BaseStatus;
import io.ringback.core.Change;
import io.ringback.core.Decision;
import io.ringback.core.Delivery;
import io.ringback.core.Fence;
import io.ringback.core.Ignored;
import io.ringback.core.PoolName;
import io.ringback.core.PoolState;
import io.ringback.settings.Settings;
import io.ringback.state.BaseStatusRow;
import io.ringback.state.LedgerRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The pools of a task: read back from the stores once, then changed in the stores and in memory in one step. */
final class Pools {
    private static final String TIMER = "timer";

    private final Settings settings;
    private final Supplier<Duration> lease;
    private final DeskState stores;
    private final Map<PoolName, PoolState> pools = new TreeMap<>();
    private final Map<PoolName, Long> sequences = new TreeMap<>();

    Pools(Settings settings, Supplier<Duration> lease, DeskState stores) {
        this.settings = settings;
        this.lease = lease;
        this.stores = stores;
        load(stores.ledger());
        stores.numbers().load(row -> apply(row.getPool(), StateRows.number(row)));
        stores.leases().load(row -> apply(row.getPool(), StateRows.lease(row)));
        stores.sessions().load(row -> apply(row.getPool(), StateRows.standing(row)));
    }

    PoolState of(PoolName name) {
        PoolState known = pools.computeIfAbsent(
                name, pool -> new PoolState(pool, Policies.of(settings, pool), agent -> base(pool, agent)));
        known.leaseFor(lease.get());
        return known;
    }

    Collection<PoolState> all() {
        pools.values().forEach(pool -> pool.leaseFor(lease.get()));
        return pools.values();
    }

    /** Saves a decision, with what the pool has used and handled; what it says goes out with the numbers used here. */
    Emission carryOut(PoolState pool, @Nullable SignalReading cause, Decision decision, Instant now) {
        for (Change change : decision.changes()) {
            pool.apply(change);
            save(pool.name(), change, now);
        }
        long before = sequences.getOrDefault(pool.name(), 0L);
        long after = before + decision.outputs().size();
        sequences.put(pool.name(), after);
        if (decision.ignored() != Ignored.REPLAY) {
            note(pool, cause == null ? null : cause.delivery(), after, now);
        }
        return new Emission(settings, pool, before, cause == null ? null : cause.origin(), now);
    }

    private void note(PoolState pool, @Nullable Delivery delivery, long sequence, Instant now) {
        Delivery.Source source = delivery == null ? null : delivery.source();
        long offset = delivery == null || source == null ? -1 : delivery.offset();
        if (source != null) {
            pool.handled(source, offset);
        }
        String from = source == null ? TIMER : source.topicId() + "-" + source.partition();
        String name = pool.name().value();
        stores.ledger()
                .put(
                        name + "/" + from,
                        new LedgerRow(name, from, offset, pool.fence().value(), sequence, now));
    }

    private void save(PoolName pool, Change change, Instant now) {
        String name = pool.value();
        if (change instanceof Change.PutStanding put) {
            stores.sessions()
                    .put(StateRows.key(name, put.standing().party()), StateRows.row(name, put.standing()), now);
        } else if (change instanceof Change.DropStanding drop) {
            stores.sessions().remove(StateRows.key(name, drop.party()));
        } else if (change instanceof Change.PutLease put) {
            stores.leases().put(put.lease().number().value(), StateRows.row(name, put.lease()), now);
        } else if (change instanceof Change.DropLease drop) {
            stores.leases().remove(drop.number().value());
        } else if (change instanceof Change.PutNumber put) {
            stores.numbers().put(StateRows.row(name, put.number()));
        } else if (change instanceof Change.PutBase put) {
            BaseStatusRow row =
                    new BaseStatusRow(put.base().status(), put.base().changedAt());
            stores.bases().put(StateRows.key(name, put.agent()), row);
        }
    }

    private void load(KeyValueStore<String, LedgerRow> ledger) {
        try (KeyValueIterator<String, LedgerRow> all = ledger.all()) {
            all.forEachRemaining(entry -> load(entry.value));
        }
    }

    private void load(LedgerRow row) {
        PoolName name = new PoolName(row.getPool());
        PoolState pool = of(name);
        pool.apply(new Change.UseFence(new Fence(row.getFence())));
        pool.advance(row.getNow());
        sequences.merge(name, row.getSequence(), Math::max);
        int dash = row.getSource().lastIndexOf('-');
        if (!row.getSource().equals(TIMER)) {
            int partition = Integer.parseInt(row.getSource().substring(dash + 1));
            pool.handled(new Delivery.Source(row.getSource().substring(0, dash), partition), row.getOffset());
        }
    }

    private void apply(String pool, Change change) {
        of(new PoolName(pool)).apply(change);
    }

    private @Nullable BaseStatus base(PoolName pool, AgentId agent) {
        BaseStatusRow row = stores.bases().get(StateRows.key(pool.value(), agent));
        return row == null ? null : new BaseStatus(row.getStatus(), row.getChangedAt());
    }
}
