package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A desk with its stores and its consumers, in driver time; the invariants are asked after every decision. */
final class SimulatedDesk {
    private static final int MOST_DUE_AT_ONCE = 1000;
    private final PoolName name;
    private final Policy policy;
    private final StoredRows rows;
    private final Observer seen;
    private final Witness witness;
    private PoolState pool;
    private Instant now;

    SimulatedDesk(PoolName name, Policy policy) {
        this(name, policy, new StoredRows(), new Observer(), new Witness(), Signals.START);
    }

    private SimulatedDesk(PoolName name, Policy policy, StoredRows rows, Observer seen, Witness witness, Instant now) {
        this.name = name;
        this.policy = policy;
        this.rows = rows;
        this.seen = seen;
        this.witness = witness;
        this.now = now;
        this.pool = rows.restore(name, policy);
    }

    SimulatedDesk copy() {
        return new SimulatedDesk(name, policy, new StoredRows(rows), new Observer(seen), new Witness(witness), now);
    }

    Decision handle(Signal signal) {
        return handle(new Delivery(signal, null, 0, now));
    }

    Decision handle(Delivery delivery) {
        Decision decision = DeskRules.decide(pool, delivery, now);
        CallStart start = Signals.startOf(delivery.signal());
        if (start != null && (start.anew() || Witness.saysReused(decision.outputs())) && !isIgnored(decision)) {
            seen.replaced(start.call());
        }
        carryOut(decision);
        if (delivery.source() != null && decision.ignored() != Ignored.REPLAY) {
            pool.handled(delivery.source(), delivery.offset(), now);
            rows.handled(delivery.source(), delivery.offset(), now);
        }
        if (!isIgnored(decision)) {
            witness.saw(delivery.signal(), decision.outputs(), seen, now);
        }
        check();
        return decision;
    }

    private static boolean isIgnored(Decision decision) {
        return decision.ignored() == Ignored.REPLAY || decision.ignored() == Ignored.TOO_LATE;
    }

    /** Time passes; what is due happens at its instant, before any published deadline passes. */
    void pass(Duration time) {
        Instant then = now.plus(time);
        for (Instant next = pool.nextDue(); next != null && !next.isAfter(then); next = pool.nextDue()) {
            tick(next);
        }
        now = then;
        check();
    }

    private void tick(Instant at) {
        now = at.isAfter(now) ? at : now;
        Instant expiry = seen.firstExpiry();
        BrokenInvariant.unless(
                expiry == null || !expiry.isBefore(now), "a deadline passed before anything was due", seen);
        happenDue();
    }

    /** The instance is away for a while, and restarts from its stores. */
    void restart(Duration away) {
        now = now.plus(away);
        pool = rows.restore(name, policy);
        happenDue();
    }

    private void happenDue() {
        int left = MOST_DUE_AT_ONCE;
        for (Decision next = DeskRules.due(pool, now); next != null; next = DeskRules.due(pool, now)) {
            BrokenInvariant.unless(left-- > 0, "what is due is over once it happened", next);
            carryOut(next);
        }
        check();
    }

    private void carryOut(Decision decision) {
        for (Change change : decision.changes()) {
            rows.apply(change);
            pool.apply(change);
        }
        seen.told(decision.outputs());
    }

    private void check() {
        Invariants.hold(seen, rows, now);
        witness.agrees(seen, policy, now);
    }

    @Nullable Instant nextDue() {
        return pool.nextDue();
    }

    long fingerprint(Fingerprint by) {
        return Fingerprint.together(by.of(now), rows.fingerprint(by), seen.fingerprint(by), witness.fingerprint(by));
    }

    Instant now() {
        return now;
    }

    StoredRows rows() {
        return rows;
    }

    Observer seen() {
        return seen;
    }

    @Nullable Lease leaseOf(CallbackNumber number) {
        return pool.lease(number);
    }
}
