package io.ringback.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A party's emergency from the first dial until the lease is over: its legs, its deadline, and whether it is closed.
 * What consumers are told follows from these alone ({@link OverrideDiff}).
 *
 * @param shieldedSince when the agent last went on Do not disturb
 */
public record Session(
        Party party,
        Tenure tenure,
        Term term,
        SessionClosure closing,
        Instant shieldedSince,
        Legs legs,
        SessionMemory memory)
        implements PartyState {

    static Session begin(
            RememberedCalls before, @Nullable CallbackNumber number, Fence fence, Policy policy, Instant now) {
        return new Session(
                before.party(),
                new Tenure(number, fence, now),
                Term.begin(policy, now),
                new SessionClosure(before.generation(), false, false),
                now,
                before.legs(),
                SessionMemory.begin(Watch.begin(policy, now), before.forgotten()));
    }

    /**
     * One that another region's loss leaves to this one. What is not known of it is as after R1: the agent has not closed
     * it.
     */
    static Session takenOver(RememberedCalls before, Tenure tenure, Instant until, Policy policy, Instant now) {
        Session begun = begin(before, tenure.number(), tenure.fence(), policy, now);
        Term term = new Term(until, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
        return new Session(begun.party(), tenure, term, begun.closing().opened(), now, begun.legs(), begun.memory())
                .settled(begun, policy, now);
    }

    @Override
    public @Nullable CallbackNumber number() {
        return tenure.number();
    }

    public Fence fence() {
        return tenure.fence();
    }

    public Instant since() {
        return tenure.since();
    }

    @Nullable EndpointRef endpoint() {
        return memory.endpoint();
    }

    @Override
    public Forgotten forgotten() {
        return memory.forgotten();
    }

    boolean messageLeft() {
        return memory.messageLeft();
    }

    /** Do not disturb and inbound block: while a leg is up, and until the agent closes the session. */
    boolean shielded() {
        return party instanceof AgentId && active();
    }

    /** A call that has no agent is over with its last leg: nobody closes it, and it takes no room of others (R25). */
    boolean isOver() {
        return !(party instanceof AgentId) && !legs.anyUp();
    }

    boolean active() {
        return closing.open() || legs.anyUp();
    }

    /** The fence as consumers see it; null where a hidden call has no agent and nothing to be fenced by. */
    @Nullable Fence shownFence() {
        return fence().equals(Fence.NONE) ? null : fence();
    }

    int generation() {
        return closing.generation();
    }

    /** The agent is on an emergency call and has no number that a responder could call back (R10). */
    boolean awaitsNumber() {
        return number() == null
                && party instanceof AgentId
                && legs.any(leg -> leg.isUp() && leg.kind() == Leg.Kind.EMERGENCY);
    }

    @Override
    public Instant due(Policy policy) {
        return Deadlines.next(this, policy);
    }

    /** A new leg. Only an emergency dial cancels a close that waits (R4). */
    Session join(Leg leg, Policy policy, Instant now) {
        boolean opens = leg.kind() == Leg.Kind.EMERGENCY && party instanceof AgentId;
        return with(leg, opens ? closing.opened() : closing, policy, now);
    }

    /** Another side of a leg: no new effect but that it counts as up (R21). */
    Session link(Leg side, Policy policy, Instant now) {
        return with(side, closing, policy, now);
    }

    private Session with(Leg leg, SessionClosure next, Policy policy, Instant now) {
        Legs more = legs.with(leg, generation());
        Forgotten gone = memory.forgotten().with(legs, legs.goneFrom(more), generation());
        SessionMemory kept =
                memory.leavingMessage(leg.kind() == Leg.Kind.MESSAGE).with(gone);
        return new Session(party, tenure, term, next, shieldedSince, more, kept).settled(this, policy, now);
    }

    /** A session that goes on with a leg that was thought over (R8). */
    Session resume(Leg leg, Policy policy, Instant now) {
        boolean opens = leg.kind() == Leg.Kind.EMERGENCY || leg.answered();
        SessionClosure next = opens && party instanceof AgentId ? closing.opened() : closing;
        return with(term, next, legs.replace(leg)).settled(this, policy, now);
    }

    /** Another emergency call: a whole lease from now (R2). */
    Session extended(Policy policy, Instant now) {
        return with(term.extended(policy, now), closing, legs);
    }

    /** A number for a session that had none: a lease of its own, with a fence of its own (R2, R10). */
    Session given(CallbackNumber issued, Fence newFence, Policy policy, Instant now) {
        Watch watch = memory.watch().heldLongAt(Watch.heldLong(policy, now));
        Tenure given = new Tenure(issued, newFence, now);
        return new Session(party, given, term, closing, shieldedSince, legs, memory.with(watch));
    }

    /** At least until then, as another region has promised, whose lease this one goes on with. */
    Session goesOn(Fence newFence, Instant until, Policy policy, Instant now) {
        return with(newFence).with(term.atLeast(until), closing, legs).settled(this, policy, now);
    }

    /** A leg is alive; one that was over is up again (R8, R14). */
    Session heard(Leg alive, Policy policy, Instant now) {
        return with(term, closing, legs.replace(alive)).settled(this, policy, now);
    }

    /** A leg was answered. A callback that was, since the last close, opens the session again (R4, R5). */
    Session answered(Leg leg, Policy policy, Instant now) {
        boolean opens = leg.kind() == Leg.Kind.CALLBACK
                && party instanceof AgentId
                && !legs.anySide(leg, Leg::answered)
                && leg.generation() == generation();
        Leg taken = opens ? leg.taken().shown() : leg.taken();
        return with(term, opens ? closing.opened() : closing, legs.replace(taken))
                .settled(this, policy, now);
    }

    /** A leg ended, or a lost one turns out to have (R3, R8). */
    Session ended(Leg over, Policy policy, Instant now) {
        Term next = legs.holds(over) ? term.afterLeg(policy, now) : term.afterUnanswered(policy, now);
        return with(next, closing, legs.replace(over)).settled(this, policy, now);
    }

    /** The legs that were silent for too long are presumed ended (R4, R8). */
    Session lost(Policy policy, Instant now) {
        boolean closed = closing.pending();
        return presumedOver(
                legs.each(
                        leg -> leg.isUp() && !leg.believedUntil(policy, closed).isAfter(now) ? leg.lost() : leg),
                policy,
                now);
    }

    /** All that are believed to be up are over, by force (R4) or since nobody answered them for too long (R25). */
    Session allLost(Policy policy, Instant now) {
        return presumedOver(legs.each(leg -> leg.isUp() ? leg.lost() : leg), policy, now);
    }

    private Session presumedOver(Legs next, Policy policy, Instant now) {
        if (next.equals(legs)) {
            return this;
        }
        boolean held = next.any(leg -> leg.isLost() && legs.holds(leg) && isUp(leg.call()));
        Term after = held ? term.afterLeg(policy, now) : term.afterUnanswered(policy, now);
        return with(after, closing, next).settled(this, policy, now);
    }

    private boolean isUp(CallId call) {
        Leg leg = legs.find(call);
        return leg != null && leg.isUp();
    }

    /**
     * The agent closes the session; with a leg up that waits for the last one's end (R4). A session that is closed notes
     * it only where a leg is up, or where an answer that is late could open it again (R14).
     */
    Session closed(Policy policy, Instant now) {
        boolean late = legs.any(leg -> leg.kind() == Leg.Kind.CALLBACK && leg.generation() == generation());
        if (!shielded() && !late) {
            return this;
        }
        return with(term, closing.requested(), legs).settled(this, policy, now);
    }

    /** What is published stays ahead while a leg is up (R8). */
    Session held(Policy policy, Instant now) {
        return settled(this, policy, now);
    }

    private Session settled(Session before, Policy policy, Instant now) {
        return Settled.of(this, before, policy, now);
    }

    @Override
    public Session with(Legs others) {
        return with(term, closing, others);
    }

    Session with(Fence other) {
        return new Session(party, tenure.with(other), term, closing, shieldedSince, legs, memory);
    }

    /** The device from which the agent called, when the call names one (R24). */
    Session at(@Nullable EndpointRef device) {
        return with(memory.at(device));
    }

    Session with(SessionMemory other) {
        return new Session(party, tenure, term, closing, shieldedSince, legs, other);
    }

    private Session with(Term newTerm, SessionClosure newClosing, Legs newLegs) {
        return new Session(party, tenure, newTerm, newClosing, shieldedSince, newLegs, memory);
    }
}
