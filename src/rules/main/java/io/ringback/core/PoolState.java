package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one pool's desk knows, indexed as the rules ask for it. Rebuilt by applying the stored rows as
 * changes; what is derived (who is in which call, what is due when, which numbers are idle) is stored nowhere else.
 */
public final class PoolState {
    private final PoolName name;
    private Policy policy;
    private final BaseStatuses bases;
    private final KnownParties parties = new KnownParties();
    private final Map<Overload.Bound, Overload> overloads = new EnumMap<>(Overload.Bound.class);
    private BooleanSupplier room = () -> true;
    private BooleanSupplier roomForNobodys = () -> true;
    private final Map<Overload.Bound, Burst> bursts = new EnumMap<>(Overload.Bound.class);
    private boolean toldLow;
    private final NumberStock stock = new NumberStock();
    private final Schedule schedule = new Schedule();
    private @Nullable PoolTerms terms;
    private boolean inSettings = true;
    private final HandledOffsets handled = new HandledOffsets();
    private Fence fence = Fence.NONE;
    private final PoolTime time = new PoolTime();

    /** Where the base statuses are: there may be a million of them, so they are looked up. */
    public interface BaseStatuses {
        @Nullable BaseStatus of(AgentId agent);
    }

    public PoolState(PoolName name, Policy policy, BaseStatuses bases) {
        this.name = name;
        this.policy = policy;
        this.bases = bases;
    }

    public PoolName name() {
        return name;
    }

    public Policy policy() {
        return policy;
    }

    /** How long a number is leased from now on. What runs keeps the deadline that it was given (R7). */
    public void leaseFor(Duration lease) {
        if (!lease.equals(policy.lease())) {
            under(policy.withLease(lease));
        }
    }

    /** What is set from now on. */
    public void under(Policy other) {
        policy = other;
        parties.all().forEach(state -> schedule.put(state.party(), state.due(policy)));
    }

    /** Whether the deployment's settings have the pool, so that it is there without a definition. */
    public void inSettings(boolean has) {
        inSettings = has;
    }

    boolean isInSettings() {
        return inSettings;
    }

    /** What the operator defined while it runs; null when nothing. */
    public @Nullable PoolTerms terms() {
        return terms;
    }

    /** The pool is there, and is to stay. */
    boolean takesNumbers() {
        return terms == null ? inSettings : !terms.isClosing();
    }

    NumberStock stock() {
        return stock;
    }

    /** Asks besides whether the instance has room for one more session: of an agent, or of a call that has none (R25). */
    public void boundedBy(BooleanSupplier ofAgent, BooleanSupplier ofNobody) {
        room = ofAgent;
        roomForNobodys = ofNobody;
    }

    /** R25: whether one more session is remembered. Anybody can make calls without an agent: half is kept from them. */
    boolean hasRoomFor(@Nullable AgentId agent) {
        int most = policy.limits().sessions();
        return agent == null
                ? parties.sessionCount() < Math.max(1, most / 2) && roomForNobodys.getAsBoolean()
                : parties.sessionCount() < most && room.getAsBoolean();
    }

    /** R25: whether one more call that is over and had no agent is remembered. */
    boolean remembersNobodys() {
        return parties.nobodysCount() < policy.limits().sessions() && roomForNobodys.getAsBoolean();
    }

    /** How many parties are remembered, in a session or after one. */
    public int remembered() {
        return parties.all().size();
    }

    Overload overload(Overload.Bound bound) {
        return overloads.getOrDefault(bound, Overload.NONE);
    }

    /** Of what is told one by one up to this bound (R25). */
    Burst burst(Overload.Bound bound) {
        return bursts.getOrDefault(bound, Burst.NONE);
    }

    /** R10: a notice was given that few numbers are left, and there were not more since. */
    public boolean toldLow() {
        return toldLow;
    }

    public Fence fence() {
        return fence;
    }

    /** Its own time, which leases run on. */
    public PoolTime time() {
        return time;
    }

    /** Notes that a source record was handled, and when, here or before a restart. */
    public void handled(Delivery.Source source, long offset, Instant at) {
        handled.note(source, offset, at);
    }

    /** Whether the source record was handled before. */
    boolean isReplay(Delivery delivery) {
        return handled.isReplay(delivery, PoolTime.APART);
    }

    /** Has what is due at {@code now} wait, and so nothing else wait for it: deciding it failed. */
    public void postpone(Instant now, Duration by) {
        Subject failed = due(now);
        if (failed != null) {
            parties.waitsNoLonger(failed);
            schedule.put(failed, now.plus(by));
        }
    }

    /** Everybody who is in a session. */
    public List<Party> inSession() {
        return parties.inSession();
    }

    public PartyState stateOf(Party party) {
        return parties.of(party);
    }

    KnownParties parties() {
        return parties;
    }

    public @Nullable Lease lease(CallbackNumber number) {
        return stock.lease(number);
    }

    @Nullable BaseStatus base(AgentId agent) {
        return bases.of(agent);
    }

    /** What time alone has changed by {@code at}, the earliest first; null when nothing. */
    @Nullable Subject due(Instant at) {
        AgentId waits = waits();
        return waits == null ? schedule.due(at) : waits;
    }

    /** When time alone changes something next; null when nothing waits. */
    public @Nullable Instant nextDue() {
        if (waits() != null) {
            return time.now();
        }
        return earlier(earlier(schedule.next(), PoolRules.overAt(this)), TakeoverRules.noteDue(this));
    }

    /** The earlier of two moments; where there is only one, that. */
    public static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    /** R10: who waits longest for a number, if one is free for them. */
    private @Nullable AgentId waits() {
        return stock.longestIdle() == null ? null : parties.firstWaiting();
    }

    /** Carries a change out, the moment it is decided or when it is read back from a store. */
    public void apply(Change change) {
        if (change instanceof Change.PutPartyState put) {
            putState(put.state());
        } else if (change instanceof Change.DropPartyState drop) {
            dropState(drop.party());
        } else if (change instanceof Change.PutLease put) {
            stock.put(put.lease());
            schedule(put.lease().number());
        } else if (change instanceof Change.DropLease drop) {
            stock.dropLease(drop.number());
            schedule(drop.number());
        } else if (change instanceof Change.PutNumber put) {
            stock.put(put.number());
            schedule(put.number().number());
        } else if (change instanceof Change.UseFence use) {
            fence = use.fence().compareTo(fence) > 0 ? use.fence() : fence;
        } else if (change instanceof Change.TellLow tell) {
            toldLow = tell.told();
        } else if (change instanceof Change.PutTerms put) {
            terms = put.terms();
        } else if (change instanceof Change.CountOverload count) {
            overloads.put(count.bound(), count.overload());
            schedule.put(count.bound(), count.overload().dueAt());
        } else if (change instanceof Change.CountBurst count) {
            bursts.put(count.bound(), count.calls());
        } else if (change instanceof Change.KnowAbsence) {
            time.absenceIsKnown();
        }
    }

    private void putState(PartyState state) {
        parties.put(state);
        schedule.put(state.party(), state.due(policy));
    }

    private void dropState(Party party) {
        parties.drop(party);
        schedule.put(party, null);
    }

    private void schedule(CallbackNumber number) {
        schedule.put(number, stock.dueAt(number, policy));
    }
}
