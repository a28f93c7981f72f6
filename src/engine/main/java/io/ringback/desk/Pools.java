package io.ringback.desk;

import io.ringback.core.AgentId;
import io.ringback.core.BaseStatus;
import io.ringback.core.Change;
import io.ringback.core.Decision;
import io.ringback.core.Delivery;
import io.ringback.core.Fence;
import io.ringback.core.Ignored;
import io.ringback.core.PoolName;
import io.ringback.core.PoolNumber;
import io.ringback.core.PoolState;
import io.ringback.event.PoolDefinition;
import io.ringback.settings.Settings;
import io.ringback.state.BaseStatusRow;
import io.ringback.state.LedgerRow;
import io.ringback.state.StandingRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
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
    private final OutdatedRows outdated = new OutdatedRows();
    private final FilledRoom room;
    private final Saves saves;
    private final ServedPools served;
    private final Set<PoolName> notInSettings = new TreeSet<>();

    Pools(Settings settings, Supplier<Duration> lease, DeskState stores, SessionRoom room) {
        this.settings = settings;
        this.lease = lease;
        this.stores = stores;
        this.served = new ServedPools(settings);
        this.room = new FilledRoom(room);
        this.saves = new Saves(stores, this.room);
        load(pool -> true);
    }

    PoolState of(PoolName name) {
        PoolState known = pools.computeIfAbsent(name, this::begin);
        known.leaseFor(lease.get());
        return known;
    }

    private PoolState begin(PoolName name) {
        PoolState pool = new PoolState(name, Policies.of(settings, name), agent -> base(name, agent));
        pool.boundedBy(room::isLeft, room::isLeftForNobodys);
        pool.time().watchAbsence(settings.takeoverAfter());
        pool.inSettings(settings.pools().containsKey(name.value()));
        outdated.begin(name, ShownSettings.of(settings, served.of(pool), pool.policy()));
        return pool;
    }

    boolean has(PoolName name) {
        return pools.containsKey(name);
    }

    Collection<PoolState> all() {
        pools.values().forEach(pool -> pool.leaseFor(lease.get()));
        return pools.values();
    }

    /** Those that have rows and are not among the settings: they are served until the rows are gone (R27). */
    Set<PoolName> withoutSettings() {
        return notInSettings;
    }

    /** Whose rows are to be told again, since they show settings that have changed (R27). */
    OutdatedRows outdated() {
        return outdated;
    }

    /** What these fill is free again. */
    void close() {
        room.giveBack();
    }

    /**
     * Saves a decision, with what the pool has used and handled, and gives what it says, with the numbers used here.
     * Whatever may fail is done before anything is changed: a record that fails leaves no half of it (R25).
     */
    List<Event> carryOut(PoolState pool, @Nullable SignalReading cause, Decision decision, Instant now) {
        // A reset begins anew; an event id is never given out again.
        long before = sequences.getOrDefault(pool.name(), now.toEpochMilli());
        Origin origin = cause == null ? null : cause.origin();
        List<Event> events =
                new Emission(settings, served.of(pool), pool, before, origin, now).events(decision.outputs());
        List<Runnable> rows = decision.changes().stream()
                .map(change -> saves.of(pool.name().value(), change, now))
                .toList();
        apply(pool, decision.changes());
        rows.forEach(Runnable::run);
        long after = before + decision.outputs().size();
        sequences.put(pool.name(), after);
        if (decision.ignored() != Ignored.REPLAY) {
            note(pool, cause == null ? null : cause.delivery(), after, now);
        }
        return events;
    }

    /** A change that cannot be made leaves the pool as the stores have it. */
    private void apply(PoolState pool, List<Change> changes) {
        try {
            changes.forEach(change -> apply(pool, change));
        } catch (RuntimeException e) {
            pools.remove(pool.name());
            load(pool.name()::equals);
            throw e;
        }
    }

    /** How a pool is served from now on; rows that consumers have are told again where they show something else (R27). */
    private void apply(PoolState pool, Change change) {
        pool.apply(change);
        if (change instanceof Change.PutTerms put) {
            pool.under(served.put(pool.name(), put.terms()).withLease(lease.get()));
            outdated.change(pool.name(), ShownSettings.of(settings, served.of(pool), pool.policy()));
        }
    }

    private void note(PoolState pool, @Nullable Delivery delivery, long sequence, Instant now) {
        Delivery.Source source = delivery == null ? null : delivery.source();
        long offset = delivery == null || source == null ? -1 : delivery.offset();
        if (source != null) {
            pool.handled(source, offset, now);
        }
        String from = source == null ? TIMER : source.topicId() + "-" + source.partition();
        String name = pool.name().value();
        LedgerRow row = new LedgerRow(
                name, from, offset, pool.fence().value(), sequence, now, pool.toldLow(), outdated.shown(pool.name()));
        stores.ledger().put(name + "/" + from, row);
        pool.time().noted();
    }

    private void load(Predicate<PoolName> wanted) {
        loadDefinitions(wanted);
        load(stores.ledger(), wanted);
        stores.numbers().load(row -> apply(wanted, row.getPool(), StateRows.number(row)));
        stores.leases().load(row -> apply(wanted, row.getPool(), StateRows.lease(row)));
        stores.sessions().load(row -> load(wanted, row));
    }

    private void load(Predicate<PoolName> wanted, StandingRow row) {
        Change.PutPartyState standing = StateRows.standing(row);
        apply(wanted, row.getPool(), standing);
        saves.fill(StateRows.key(row.getPool(), standing.state().party()), row);
    }

    private void load(KeyValueStore<String, LedgerRow> ledger, Predicate<PoolName> wanted) {
        try (KeyValueIterator<String, LedgerRow> all = ledger.all()) {
            all.forEachRemaining(entry -> {
                if (wanted.test(new PoolName(entry.value.getPool()))) {
                    load(entry.value);
                }
            });
        }
    }

    private void loadDefinitions(Predicate<PoolName> wanted) {
        try (KeyValueIterator<String, PoolDefinition> all = stores.definitions().all()) {
            all.forEachRemaining(entry -> {
                PoolName name = new PoolName(entry.key);
                if (wanted.test(name)) {
                    served.check(name, entry.value);
                    apply(of(name), new Change.PutTerms(new Definition(entry.value)));
                }
            });
        }
    }

    private void load(LedgerRow row) {
        PoolName name = new PoolName(row.getPool());
        PoolState pool = of(name);
        pool.apply(new Change.UseFence(new Fence(row.getFence())));
        pool.time().wasAt(row.getNow());
        if (row.getSequence() >= sequences.getOrDefault(name, 0L)) {
            pool.apply(new Change.TellLow(row.getToldLow()));
            outdated.haveShown(name, row.getShownSettings());
        }
        sequences.merge(name, row.getSequence(), Math::max);
        if (!row.getSource().equals(TIMER)) {
            int dash = row.getSource().lastIndexOf('-');
            int partition = Integer.parseInt(row.getSource().substring(dash + 1));
            pool.handled(
                    new Delivery.Source(row.getSource().substring(0, dash), partition), row.getOffset(), row.getNow());
        }
    }

    private void apply(Predicate<PoolName> wanted, String pool, Change change) {
        PoolName name = new PoolName(pool);
        if (wanted.test(name)) {
            of(name).apply(change);
            boolean waits = change instanceof Change.PutNumber to && to.number().state() == PoolNumber.State.WAITING;
            if (!settings.pools().containsKey(pool) && of(name).terms() == null && !waits) {
                notInSettings.add(name);
            }
        }
    }

    private @Nullable BaseStatus base(PoolName pool, AgentId agent) {
        BaseStatusRow row = stores.bases().get(StateRows.key(pool.value(), agent));
        return row == null ? null : new BaseStatus(row.getStatus(), row.getChangedAt());
    }
}
