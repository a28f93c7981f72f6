package io.ringback.core;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a desk keeps in its stores: all that survives a restart, and what a state is known by in the model check. */
final class StoredRows implements PoolState.BaseStatuses {
    private final Map<Party, PartyState> standings = new HashMap<>();
    private final Map<CallbackNumber, Lease> leases = new HashMap<>();
    private final Map<CallbackNumber, PoolNumber> numbers = new HashMap<>();
    private final Map<AgentId, BaseStatus> bases = new HashMap<>();
    private final Map<Delivery.Source, Handled> handled = new HashMap<>();
    private Fence fence = Fence.NONE;

    private record Handled(long offset, Instant at) {}

    StoredRows() {}

    StoredRows(StoredRows other) {
        standings.putAll(other.standings);
        leases.putAll(other.leases);
        numbers.putAll(other.numbers);
        bases.putAll(other.bases);
        handled.putAll(other.handled);
        fence = other.fence;
    }

    void apply(Change change) {
        if (change instanceof Change.PutPartyState put) {
            standings.put(put.state().party(), put.state());
        } else if (change instanceof Change.DropPartyState drop) {
            standings.remove(drop.party());
        } else if (change instanceof Change.PutLease put) {
            leases.put(put.lease().number(), put.lease());
        } else if (change instanceof Change.DropLease drop) {
            leases.remove(drop.number());
        } else if (change instanceof Change.PutNumber put) {
            numbers.put(put.number().number(), put.number());
        } else if (change instanceof Change.PutBase put) {
            bases.put(put.agent(), put.base());
        } else if (change instanceof Change.DropBase drop) {
            bases.remove(drop.agent());
        } else if (change instanceof Change.UseFence use) {
            fence = use.fence();
        }
    }

    void handled(Delivery.Source source, long offset, Instant at) {
        handled.put(source, new Handled(offset, at));
    }

    /** The pool as it is after a restart. */
    PoolState restore(PoolName name, Policy policy) {
        PoolState pool = new PoolState(name, policy, this);
        standings.values().forEach(standing -> pool.apply(new Change.PutPartyState(standing)));
        numbers.values().forEach(number -> pool.apply(new Change.PutNumber(number)));
        leases.values().forEach(lease -> pool.apply(new Change.PutLease(lease)));
        pool.apply(new Change.UseFence(fence));
        handled.forEach((source, last) -> pool.handled(source, last.offset(), last.at()));
        return pool;
    }

    @Override
    public @Nullable BaseStatus of(AgentId agent) {
        return bases.get(agent);
    }

    /** Nothing of any session is left: what stays is base statuses, rest times and the fence. */
    boolean nothingLeft() {
        return standings.isEmpty() && leases.isEmpty();
    }

    Map<CallbackNumber, Lease> leases() {
        return leases;
    }

    Map<CallbackNumber, PoolNumber> numbers() {
        return numbers;
    }

    long fingerprint(Fingerprint by) {
        return Fingerprint.together(by.of(standings), by.of(leases), by.of(numbers), by.of(bases), fence.value());
    }

    @Override
    public String toString() {
        return "%s %s %s %s %s %s".formatted(standings, leases, numbers, bases, handled, fence);
    }
}
