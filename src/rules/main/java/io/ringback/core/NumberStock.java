package io.ringback.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A pool's numbers and who holds which: the one place that could give a number to two agents, and does not (R11). */
final class NumberStock {
    private final Map<CallbackNumber, Lease> leases = new HashMap<>();
    private final Map<CallbackNumber, PoolNumber> numbers = new HashMap<>();
    private final TreeSet<PoolNumber> idle = new TreeSet<>(PoolNumber.LONGEST_IDLE);

    @Nullable Lease lease(CallbackNumber number) {
        return leases.get(number);
    }

    @Nullable PoolNumber number(CallbackNumber number) {
        return numbers.get(number);
    }

    /** Some number has a holder. */
    boolean isLeased() {
        return !leases.isEmpty();
    }

    /** The numbers that are here, waiting ones too, in one order. */
    List<PoolNumber> own() {
        return numbers.values().stream()
                .filter(number -> number.state() != PoolNumber.State.GONE)
                .sorted(Comparator.comparing(PoolNumber::number))
                .toList();
    }

    /** Those of a pool that is not there yet (R18). */
    List<PoolNumber> waiting() {
        return own().stream()
                .filter(number -> number.state() == PoolNumber.State.WAITING)
                .toList();
    }

    boolean isIdle(CallbackNumber number) {
        PoolNumber known = numbers.get(number);
        return known != null && idle.contains(known);
    }

    /** The number that goes out next (R11): longest idle first, so a resting one only when none is free (R10). */
    @Nullable PoolNumber longestIdle() {
        return idle.isEmpty() ? null : idle.first();
    }

    /** How many numbers are free (idle and rested) at {@code at}; counts no further than {@code most}. */
    int free(int most, Instant at, Policy policy) {
        int count = 0;
        for (PoolNumber number : idle) {
            if (count == most || number.restsUntil(policy).isAfter(at)) {
                return count;
            }
            count++;
        }
        return count;
    }

    /** In service, and leased now or until after {@code since}. */
    List<PoolNumber> leasedAfter(Instant since) {
        return own().stream()
                .filter(number -> number.state() == PoolNumber.State.IN_SERVICE
                        && (leases.containsKey(number.number())
                                || number.idleSince().isAfter(since)))
                .toList();
    }

    /** Whether there is one. */
    boolean anyLeasedAfter(Instant since) {
        return isLeased() || (!idle.isEmpty() && idle.last().idleSince().isAfter(since));
    }

    /** The last line of defence of R11: two holders of one number cannot be written down. */
    void put(Lease lease) {
        Lease held = leases.get(lease.number());
        if (held != null && !held.agent().equals(lease.agent())) {
            throw new IllegalStateException("R11: a leased number was about to be leased to a second agent");
        }
        leases.put(lease.number(), lease);
        reindex(lease.number());
    }

    void dropLease(CallbackNumber number) {
        leases.remove(number);
        reindex(number);
    }

    void put(PoolNumber number) {
        PoolNumber before = numbers.put(number.number(), number);
        if (before != null) {
            idle.remove(before);
        }
        reindex(number.number());
    }

    /** When time alone does something about a number: it leaves (R18), or calls to it are told (R9); null when nothing. */
    @Nullable Instant dueAt(CallbackNumber number, Policy policy) {
        PoolNumber known = numbers.get(number);
        if (known == null) {
            return null;
        }
        return PoolState.earlier(leavesAt(known, policy), LateCallbacks.dueAt(known));
    }

    /** When a withdrawn number has rested and leaves the pool (R18); null when it stays. */
    private @Nullable Instant leavesAt(PoolNumber known, Policy policy) {
        boolean stays = known.state() != PoolNumber.State.WITHDRAWN || leases.containsKey(known.number());
        return stays ? null : known.restsUntil(policy);
    }

    private void reindex(CallbackNumber number) {
        PoolNumber known = numbers.get(number);
        if (known == null) {
            return;
        }
        if (known.state() == PoolNumber.State.IN_SERVICE && !leases.containsKey(number)) {
            idle.add(known);
        } else {
            idle.remove(known);
        }
    }
}
