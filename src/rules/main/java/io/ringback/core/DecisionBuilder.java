package io.ringback.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One decision in the making: a party's state, step by step, and what each step tells the world. */
final class DecisionBuilder {
    private final PoolState pool;
    private final Policy policy;
    private final Instant now;
    private final Party party;
    private final PartyState first;
    private PartyState state;
    private @Nullable Fence fence;
    private boolean remembers = true;
    private Ignored otherwise = Ignored.NOTHING_NEW;
    private final List<Change> changes = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();

    DecisionBuilder(PoolState pool, Party party, Instant now) {
        this.pool = pool;
        this.policy = pool.policy();
        this.now = now;
        this.party = party;
        this.first = pool.stateOf(party);
        this.state = first;
    }

    PoolState pool() {
        return pool;
    }

    Policy policy() {
        return policy;
    }

    Instant now() {
        return now;
    }

    Party party() {
        return party;
    }

    @Nullable AgentId agent() {
        return party instanceof AgentId agent ? agent : null;
    }

    PartyState state() {
        return state;
    }

    @Nullable Session session() {
        return state instanceof Session session ? session : null;
    }

    /** The party's call of this id; null when it remembers none. */
    @Nullable Leg leg(CallId call) {
        return state.legs().find(call);
    }

    /**
     * The session that this is about.
     *
     * @throws IllegalStateException if there is none
     */
    Session inSession() {
        if (state instanceof Session session) {
            return session;
        }
        throw new IllegalStateException("there is no session");
    }

    /** The next step, and what it tells consumers. */
    void transitionTo(PartyState next, Reason why) {
        Session before = session();
        state = next;
        OverrideDiff.tell(before, session(), policy, base(), now, why, outputs::add);
    }

    /** One of the party's calls is as given from now on, and nothing else changes with it. */
    void note(Leg leg, Reason why) {
        transitionTo(state.with(state.legs().replace(leg)), why);
    }

    /**
     * A session gets a call, or more room for it: one whose id was another's gets a fence above the other's (R22), one too
     * many is hidden and not remembered (R25).
     */
    void join(Session session, Leg leg, boolean anew, Reason why) {
        joined(session.legs(), fenced(session, anew).join(leg, policy, now), leg, why);
    }

    /** The same with another side of a leg that it has (R21). */
    void link(Session session, Leg side, boolean anew, Reason why) {
        joined(session.legs(), fenced(session, anew).link(side, policy, now), side, why);
    }

    private Session fenced(Session session, boolean anew) {
        return anew && fence == null ? session.with(nextFence()) : session;
    }

    private void joined(Legs before, Session joined, Leg leg, Reason why) {
        transitionTo(joined, why);
        boolean isRemembered = joined.legs().find(leg.call()) != null;
        if (!isRemembered) {
            emit(OverrideDiff.unremembered(joined, leg, why));
        }
        if (!isRemembered || joined.legs().lacksOneUpOf(before)) {
            overload(Overload.Bound.LEGS);
        }
    }

    /** R25: one notice a minute for what is beyond a bound. */
    void overload(Overload.Bound bound) {
        overload(bound, beyond(bound));
    }

    /** The same, saying this of the last of them. */
    void overload(Overload.Bound bound, Output.Notice notice) {
        Overload before = pool.overload(bound);
        if (before.isTold(now)) {
            change(new Change.CountOverload(bound, before.another(notice)));
        } else {
            // Left over only where the clock was set back: the others' time came before this one's.
            emit(notice.standingFor(before.untold() + 1));
            change(new Change.CountOverload(bound, Overload.told(now)));
        }
    }

    private Output.Notice beyond(Overload.Bound bound) {
        Session session = bound == Overload.Bound.SESSIONS ? null : session();
        return new Output.Notice(
                Output.Kind.OVERLOAD,
                null,
                session == null ? null : agent(),
                session == null || bound == Overload.Bound.LEGS ? null : session.number(),
                null,
                null,
                session == null ? null : session.shownFence(),
                1);
    }

    /** R25: whether a session of this party is remembered that is not yet. */
    boolean hasRoom() {
        return pool.hasRoomFor(agent());
    }

    /** R25: what was told stands until consumers let it expire; the desk keeps nothing of it. */
    void remembersNothing() {
        remembers = false;
    }

    void emit(Output output) {
        outputs.add(output);
    }

    void change(Change change) {
        changes.add(change);
    }

    /** A gateway tells of one of the party's calls: what is remembered of them is remembered for longer (R14). */
    void told() {
        if (state instanceof RememberedCalls remembered) {
            state = remembered.told(policy, now);
        }
    }

    /** Why nothing comes of it, if nothing does. */
    void ignore(Ignored why) {
        otherwise = why;
    }

    @Nullable BaseStatus base() {
        return party instanceof AgentId agent ? pool.base(agent) : null;
    }

    /** A fence for a session or lease that begins now. */
    Fence nextFence() {
        fence = (fence == null ? pool.fence() : fence).next(now);
        return fence;
    }

    /** The same for a lease that goes on here, above what consumers know of it. */
    Fence fenceAbove(Fence other) {
        Fence last = fence == null ? pool.fence() : fence;
        fence = (other.compareTo(last) > 0 ? other : last).next(now);
        return fence;
    }

    Decision build() {
        if (fence != null) {
            changes.add(new Change.UseFence(fence));
        }
        if (!remembers) {
            state = first;
        }
        if (state instanceof Session session && session.isOver()) {
            state = pool.remembersNobodys() ? RememberedCalls.after(session, policy) : RememberedCalls.stranger(party);
        }
        leaseChange();
        if (!state.equals(first)) {
            boolean forgotten = state instanceof RememberedCalls remembered
                    && !remembered.until().isAfter(now);
            changes.add(forgotten ? new Change.DropPartyState(party) : new Change.PutPartyState(state));
        }
        boolean nothing = changes.isEmpty() && outputs.isEmpty();
        return new Decision(List.copyOf(changes), List.copyOf(outputs), nothing ? otherwise : null);
    }

    private void leaseChange() {
        Lease had = lease(first);
        Lease has = lease(state);
        if (has != null && !Objects.equals(had, has)) {
            changes.add(new Change.PutLease(has));
        }
        if (had != null && has == null) {
            changes.add(new Change.DropLease(had.number()));
            PoolNumber number = pool.stock().number(had.number());
            if (number != null) {
                changes.add(new Change.PutNumber(number.releasedAt(now)));
            }
        }
    }

    private static @Nullable Lease lease(PartyState state) {
        if (state instanceof Session session && session.number() != null && session.party() instanceof AgentId agent) {
            return new Lease(
                    session.number(), agent, session.fence(), session.term().publishedUntil());
        }
        return null;
    }
}
