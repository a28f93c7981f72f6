package io.ringback.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One decision in the making: a party's standing, step by step, and what each step tells the world. */
final class Turn {
    private final PoolState pool;
    private final Policy policy;
    private final Instant now;
    private final Party party;
    private final Standing first;
    private Standing standing;
    private @Nullable Fence fence;
    private boolean remembers = true;
    private Ignored otherwise = Ignored.NOTHING_NEW;
    private final List<Change> changes = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();

    Turn(PoolState pool, Party party, Instant now) {
        this.pool = pool;
        this.policy = pool.policy();
        this.now = now;
        this.party = party;
        this.first = pool.standing(party);
        this.standing = first;
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

    Standing standing() {
        return standing;
    }

    @Nullable Session session() {
        return standing instanceof Session session ? session : null;
    }

    /**
     * The session that this is about.
     *
     * @throws IllegalStateException if there is none
     */
    Session inSession() {
        if (standing instanceof Session session) {
            return session;
        }
        throw new IllegalStateException("there is no session");
    }

    /** The next step, and what it tells consumers. */
    void become(Standing next, Reason why) {
        Session before = session();
        standing = next;
        OverrideDiff.tell(before, session(), policy, base(), now, why, outputs::add);
    }

    /**
     * A session gets a call, or more room for it: one whose id was another's gets a fence above the other's (R22), one too
     * many is hidden and not remembered (R25).
     */
    void join(Session session, Leg leg, boolean anew, Reason why) {
        joined(fenced(session, anew).join(leg, policy, now), leg, why);
    }

    /** The same with another side of a leg that it has (R21). */
    void link(Session session, Leg side, boolean anew, Reason why) {
        joined(fenced(session, anew).link(side, policy, now), side, why);
    }

    private Session fenced(Session session, boolean anew) {
        return anew && fence == null ? session.with(nextFence()) : session;
    }

    private void joined(Session joined, Leg leg, Reason why) {
        become(joined, why);
        if (joined.legs().find(leg.call()) == null) {
            say(OverrideDiff.unremembered(joined, leg, why));
            overload(Overload.Bound.LEGS);
        }
    }

    /** R25: one notice a minute for what is beyond a bound. */
    void overload(Overload.Bound bound) {
        Overload before = pool.overload(bound);
        if (!before.isTold(now)) {
            Session session = bound == Overload.Bound.SESSIONS ? null : session();
            say(new Output.Notice(
                    Output.Kind.OVERLOAD,
                    null,
                    session == null ? null : agent(),
                    session == null || bound == Overload.Bound.LEGS ? null : session.number(),
                    null,
                    null,
                    session == null ? null : session.shownFence(),
                    before.untold() + 1));
        }
        change(new Change.CountOverload(bound, before.another(now)));
    }

    /** R25: what was told stands until consumers let it expire; the desk keeps nothing of it. */
    void remembersNothing() {
        remembers = false;
    }

    void say(Output output) {
        outputs.add(output);
    }

    void change(Change change) {
        changes.add(change);
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

    Decision decision() {
        if (fence != null) {
            changes.add(new Change.UseFence(fence));
        }
        if (!remembers) {
            standing = first;
        }
        leaseChange();
        if (!standing.equals(first)) {
            boolean forgotten = standing instanceof Calm calm && !calm.until().isAfter(now);
            changes.add(forgotten ? new Change.DropStanding(party) : new Change.PutStanding(standing));
        }
        boolean nothing = changes.isEmpty() && outputs.isEmpty();
        return new Decision(List.copyOf(changes), List.copyOf(outputs), nothing ? otherwise : null);
    }

    private void leaseChange() {
        Lease had = lease(first);
        Lease has = lease(standing);
        if (has != null && !Objects.equals(had, has)) {
            changes.add(new Change.PutLease(has));
        }
        if (had != null && has == null) {
            changes.add(new Change.DropLease(had.number()));
            PoolNumber number = pool.number(had.number());
            if (number != null) {
                changes.add(new Change.PutNumber(number.releasedAt(now)));
            }
        }
    }

    private static @Nullable Lease lease(Standing standing) {
        if (standing instanceof Session session
                && session.number() != null
                && session.party() instanceof AgentId agent) {
            return new Lease(
                    session.number(), agent, session.fence(), session.term().publishedUntil());
        }
        return null;
    }
}
