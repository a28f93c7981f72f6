package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A party's emergency from the first dial until the lease is over: its legs, its deadline, and whether it is closed.
 * What consumers are told follows from these alone ({@link Rows}).
 *
 * @param number the callback number; null when the pool had none (R10) or there is no agent
 * @param since when the number was issued, or without one when the session began
 * @param messageLeft the agent called the auto-responder (R6)
 * @param shieldedSince when the agent last went on Do not disturb
 */
public record Session(
        Party party,
        @Nullable CallbackNumber number,
        Fence fence,
        Instant since,
        Term term,
        Closing closing,
        boolean messageLeft,
        Instant shieldedSince,
        Legs legs)
        implements Standing {

    static Session begin(Calm before, @Nullable CallbackNumber number, Fence fence, Policy policy, Instant now) {
        Closing closing = new Closing(before.generation(), false, false);
        return new Session(
                before.party(), number, fence, now, Term.begin(policy, now), closing, false, now, before.legs());
    }

    /** Do not disturb and inbound block: while a leg is up, and until the agent closes the session. */
    boolean shielded() {
        return party instanceof AgentId && active();
    }

    boolean active() {
        return closing.open() || legs.anyUp();
    }

    int generation() {
        return closing.generation();
    }

    @Override
    public Instant due(Policy policy) {
        Instant loss = legs.firstLoss(policy.lease());
        if (loss == null) {
            return term.deadline();
        }
        Instant renewal = term.renewalDue(policy);
        return loss.isBefore(renewal) ? loss : renewal;
    }

    /** A new leg. It cancels a close that waits (R4). */
    Session join(Leg leg, Policy policy, Instant now) {
        boolean opens = leg.kind() == Leg.Kind.EMERGENCY && party instanceof AgentId;
        Closing next = opens ? closing.opened() : closing.cancelled();
        boolean message = messageLeft || leg.kind() == Leg.Kind.MESSAGE;
        return copy(term, next, message, legs.with(leg)).settled(this, policy, now);
    }

    /** A session that goes on with a leg that was thought lost (R8). */
    Session resume(Leg leg, Policy policy, Instant now) {
        boolean opens = leg.kind() == Leg.Kind.EMERGENCY || leg.answered();
        Closing next = opens && party instanceof AgentId ? closing.opened() : closing;
        return copy(term, next, messageLeft, legs.replace(leg)).settled(this, policy, now);
    }

    /** Another side of a leg: no new effect but that it counts as up (R21). */
    Session link(Leg leg, CallId other, Policy policy, Instant now) {
        return copy(term, closing, messageLeft, legs.with(leg.link(other, now))).settled(this, policy, now);
    }

    /** Another emergency call: a whole lease from now (R2). */
    Session extended(Policy policy, Instant now) {
        return copy(term.extended(policy, now), closing, messageLeft, legs);
    }

    /** A number for a session that had none: a lease of its own, with a fence of its own (R2, R10). */
    Session given(CallbackNumber issued, Fence newFence, Instant now) {
        return new Session(party, issued, newFence, now, term, closing, messageLeft, shieldedSince, legs);
    }

    /** A leg is alive; a lost one is up again (R8). An ended one stays ended. */
    Session heard(Leg leg, Policy policy, Instant now) {
        if (leg.progress() == Leg.Progress.ENDED) {
            return this;
        }
        return copy(term, closing, messageLeft, legs.replace(leg.heard(generation(), now)))
                .settled(this, policy, now);
    }

    /** A leg was answered. A callback that was, since the last close, opens the session again (R4, R5). */
    Session answered(Leg leg, Policy policy, Instant now) {
        boolean ended = leg.progress() == Leg.Progress.ENDED;
        Leg taken = (ended ? leg : leg.heard(generation(), now)).taken();
        boolean opens = leg.kind() == Leg.Kind.CALLBACK
                && party instanceof AgentId
                && !legs.sidesOf(leg).any(Leg::answered)
                && taken.generation() == generation();
        Closing next = opens ? closing.opened() : closing;
        Legs changed = legs.replace(opens ? taken.shown() : taken);
        return copy(term, next, messageLeft, changed).settled(this, policy, now);
    }

    /** A leg ended, or a lost one turns out to have (R3, R8). */
    Session ended(Leg leg, Policy policy, Instant now) {
        if (leg.progress() == Leg.Progress.ENDED) {
            return this;
        }
        Legs next = legs.replace(leg.over(Leg.Progress.ENDED, now));
        return copy(term.afterLeg(policy, now), closing, messageLeft, next).settled(this, policy, now);
    }

    /** The legs that were silent for a whole lease are presumed ended (R8). */
    Session lost(Policy policy, Instant now) {
        Duration believed = policy.lease();
        Legs next = legs.each(leg -> leg.isUp() && !leg.heardAt().plus(believed).isAfter(now)
                ? leg.over(Leg.Progress.LOST, leg.heardAt())
                : leg);
        if (next.equals(legs)) {
            return this;
        }
        return copy(term.afterLeg(policy, now), closing, messageLeft, next).settled(this, policy, now);
    }

    /** The agent closes the session; with a leg up that waits for the last one's end (R4). */
    Session closed(Policy policy, Instant now) {
        if (!closing.open()) {
            return this;
        }
        return copy(term, closing.asked(), messageLeft, legs).settled(this, policy, now);
    }

    /** What is published stays ahead while a leg is up (R8). */
    Session held(Policy policy, Instant now) {
        return settled(this, policy, now);
    }

    /** What every change ends with: the published deadline, a close that waited, calls to forget, and since when. */
    private Session settled(Session before, Policy policy, Instant now) {
        if (legs.anyUp()) {
            return shieldedSince(before, copy(term.held(policy, now), closing, messageLeft, legs), now);
        }
        Closing next = closing.requested() ? closing.closed() : closing;
        Legs left = next.open() ? legs : legs.each(Leg::forgotten);
        return shieldedSince(before, copy(term.settled(), next, messageLeft, left), now);
    }

    private static Session shieldedSince(Session before, Session after, Instant now) {
        if (before.shielded() || !after.shielded()) {
            return after;
        }
        return new Session(
                after.party,
                after.number,
                after.fence,
                after.since,
                after.term,
                after.closing,
                after.messageLeft,
                now,
                after.legs);
    }

    private Session copy(Term newTerm, Closing newClosing, boolean message, Legs newLegs) {
        return new Session(party, number, fence, since, newTerm, newClosing, message, shieldedSince, newLegs);
    }
}
