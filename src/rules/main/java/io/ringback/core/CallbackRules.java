package io.ringback.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A callback number was called, or a call marked as a callback came: R5, R6, R9, R17, R20, R21, R24, R25. */
final class CallbackRules {
    private CallbackRules() {}

    /** In whose session a call to a number is: of the agent whom a mark names (R20), of the holder, or of nobody. */
    static @Nullable AgentId whose(PoolState pool, @Nullable CallbackNumber number, @Nullable AgentId marked) {
        if (marked != null && awaitsResponder(pool.stateOf(marked))) {
            return marked;
        }
        Lease lease = number == null ? null : pool.lease(number);
        return lease == null ? null : lease.agent();
    }

    static Decision numberCalled(PoolState pool, Signal.NumberCalled signal, Moment moment, Instant now) {
        boolean inbound = signal.direction() == Signal.Direction.INBOUND;
        AgentId marked = signal.marked();
        if (marked != null && awaitsResponder(pool.stateOf(marked))) {
            return calledBack(
                    new DecisionBuilder(pool, marked, now),
                    signal.caller(),
                    Reason.PSAP_CALLBACK,
                    signal.start(),
                    moment);
        }
        Lease lease = pool.lease(signal.number());
        if (lease == null) {
            return nobodyHolds(pool, signal, moment, now);
        }
        DecisionBuilder decision = new DecisionBuilder(pool, lease.agent(), now);
        if (inbound || isNobodys(signal)) {
            return calledBack(decision, signal.caller(), Reason.CALLBACK, signal.start(), moment);
        }
        return lease.agent().equals(signal.agent())
                ? messageLeft(decision, signal.start(), moment)
                : otherAgent(pool, signal, moment, now);
    }

    /** R5: told as going out, but by no agent and as no side of another call: the direction is the switch's own. */
    private static boolean isNobodys(Signal.NumberCalled signal) {
        return signal.agent() == null && signal.start().linkedTo() == null;
    }

    /** R20: marked as a callback for an agent with an open session or a number: as R5, whatever was dialled. */
    static Decision psapCalledBack(PoolState pool, Signal.PsapCalledBack signal, Moment moment, Instant now) {
        if (awaitsResponder(pool.stateOf(signal.agent()))) {
            DecisionBuilder decision = new DecisionBuilder(pool, signal.agent(), now);
            return calledBack(decision, signal.caller(), Reason.PSAP_CALLBACK, signal.start(), moment);
        }
        if (signal.number() == null) {
            CallId first = signal.start().linkedTo();
            return first == null ? Decision.ignored(Ignored.UNKNOWN) : linked(pool, first, signal.start(), moment, now);
        }
        Signal.NumberCalled called = new Signal.NumberCalled(
                signal.number(), Signal.Direction.INBOUND, signal.agent(), signal.caller(), signal.start());
        return signal.elsewhere() == null
                ? numberCalled(pool, called, moment, now)
                : calledElsewhere(called, signal.elsewhere());
    }

    /** Of an agent who awaits nobody the mark means nothing: as to the number, which another pool's desk knows (R5, R9). */
    private static Decision calledElsewhere(Signal.NumberCalled called, Signal.Elsewhere elsewhere) {
        Caller caller = new Caller(
                called.caller().psapMarked(),
                elsewhere.trusted(),
                called.caller().listed());
        Signal.NumberCalled there =
                new Signal.NumberCalled(called.number(), called.direction(), called.agent(), caller, called.start());
        return new Decision(List.of(), List.of(new Output.HandOn(elsewhere.pool(), there)), null);
    }

    /** R21: another side of a known leg: hidden with it, counts as up, no new effect. */
    static Decision linked(PoolState pool, CallId first, CallStart start, Moment moment, Instant now) {
        Party party = pool.parties().newest(first);
        if (party == null) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        DecisionBuilder decision = new DecisionBuilder(pool, party, now);
        Leg known = decision.leg(first);
        if (known != null && known.isLost()) {
            LegRules.heard(decision, known, moment, null);
        }
        if (!LegRules.linked(decision, first, start)) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        LegRules.overtaken(decision, start, moment);
        return decision.build();
    }

    /**
     * R5: straight to the agent; R17: an untrusted caller goes to the fallback, R25: an unknown one after too many, R24: any
     * when the agent is signed out and no device is known. Either way the call counts as a leg.
     */
    private static Decision calledBack(
            DecisionBuilder decision, Caller caller, Reason why, CallStart start, Moment moment) {
        Session session = decision.inSession();
        Leg first = callbackOf(session, start);
        Burst before = session.memory().burst();
        Burst burst = first == null ? before.another(decision.now()) : before;
        boolean tooMany =
                first == null && burst.calls() > decision.policy().limits().callbacks() && !caller.isKnownAndTrusted();
        Way way = way(decision, caller, tooMany, why);
        Leg alone = Leg.first(start, way.kind, Leg.Progress.RINGING, session.generation(), decision.now());
        Leg leg = first == null || !alone.isCallback() ? alone : alone.linkedTo(first.linkedTo());
        decision.join(session.with(session.memory().with(burst)), leg, start.anew(), way.reason);
        Session joined = decision.inSession();
        Output.Outcome outcome = leg.isAtFallback() ? Output.Outcome.FALLBACK : Output.Outcome.DIRECT;
        decision.emit(Says.decided(decision, joined, start, outcome, way.reason));
        if (leg.isCallback() && joined.messageLeft()) {
            decision.emit(Says.instruction(decision, joined, Output.Action.PLAY_MESSAGES, start));
        }
        if (tooMany) {
            decision.overload(Overload.Bound.CALLBACKS);
        } else if (!leg.isCallback()) {
            decision.emit(Says.noticeOf(decision, Output.Kind.LATE_CALLBACK, start));
        }
        LegRules.overtaken(decision, start, moment);
        return decision.build();
    }

    /** What becomes of a callback, and why. */
    private record Way(Leg.Kind kind, Reason reason) {}

    private static Way way(DecisionBuilder decision, Caller caller, boolean tooMany, Reason why) {
        if (tooMany) {
            return new Way(Leg.Kind.DIVERTED, Reason.TOO_MANY);
        }
        if (!caller.trusted()) {
            return new Way(Leg.Kind.DIVERTED, Reason.NOT_TRUSTED);
        }
        return isNowhere(decision, decision.inSession())
                ? new Way(Leg.Kind.REDIRECTED, Reason.SIGNED_OUT)
                : new Way(Leg.Kind.CALLBACK, why);
    }

    /** The callback that this is another side of, and that is up (R21); null when it is one of its own. */
    private static @Nullable Leg callbackOf(Session session, CallStart start) {
        Leg known = start.linkedTo() == null ? null : session.legs().find(start.linkedTo());
        boolean isUp = known != null && known.isCallback() && session.legs().anySide(known, Leg::isUp);
        return isUp ? known : null;
    }

    /** R24: the holder is signed out, and no device is known. */
    private static boolean isNowhere(DecisionBuilder decision, Session session) {
        return session.number() != null
                && session.endpoint() == null
                && decision.policy().isSignedOut(decision.base());
    }

    /** R6: the holder dials its own number, to leave a message. No new lease, no extension. */
    private static Decision messageLeft(DecisionBuilder decision, CallStart start, Moment moment) {
        Session session = decision.inSession();
        Leg leg = Leg.first(start, Leg.Kind.MESSAGE, Leg.Progress.IN_CALL, session.generation(), decision.now());
        decision.join(session.at(start.endpoint()), leg, start.anew(), Reason.MESSAGE);
        Session joined = decision.inSession();
        decision.emit(Says.decided(decision, joined, start, Output.Outcome.AUTO_RESPONDER, Reason.MESSAGE));
        decision.emit(Says.instruction(decision, joined, Output.Action.TAKE_MESSAGE, start));
        LegRules.overtaken(decision, start, moment);
        return decision.build();
    }

    /** R6: another agent dials it: an ordinary call, unless it is another side of a known one (R21). */
    private static Decision otherAgent(PoolState pool, Signal.NumberCalled signal, Moment moment, Instant now) {
        CallStart start = signal.start();
        Fence fence = start.anew() ? pool.fence().next(now) : null;
        Output normal = new Output.Decided(
                start.call(),
                start.gateway(),
                signal.number(),
                signal.agent(),
                fence,
                Output.Outcome.NORMAL,
                null,
                false,
                Reason.OTHER_AGENT);
        List<Change> used = fence == null ? List.of() : List.of(new Change.UseFence(fence));
        Decision decision = new Decision(used, List.of(normal), null);
        if (start.linkedTo() == null) {
            return decision;
        }
        Decision besides = linked(pool, start.linkedTo(), start, moment, now);
        return decision.and(besides.changes(), besides.outputs());
    }

    /** R9: never to the agent who held it. */
    private static Decision nobodyHolds(PoolState pool, Signal.NumberCalled called, Moment moment, Instant now) {
        CallStart start = called.start();
        CallbackNumber number = called.number();
        DecisionBuilder decision = new DecisionBuilder(pool, start.call(), now);
        Session hidden = hidden(decision, start);
        boolean inbound = called.direction() == Signal.Direction.INBOUND;
        Leg.Progress progress = inbound ? Leg.Progress.RINGING : Leg.Progress.IN_CALL;
        Leg leg = Leg.first(start, Leg.Kind.DIVERTED, progress, hidden.generation(), now);
        decision.join(hidden, leg, start.anew(), Reason.NOT_LEASED);
        decision.emit(new Output.Decided(
                start.call(),
                start.gateway(),
                number,
                null,
                decision.inSession().shownFence(),
                Output.Outcome.FALLBACK,
                null,
                false,
                Reason.NOT_LEASED));
        LateCallbacks.tell(
                decision,
                number,
                called.caller(),
                new Output.Notice(
                        Output.Kind.LATE_CALLBACK, start.call(), null, number, start.location(), null, null, null));
        LegRules.overtaken(decision, start, moment);
        return decision.build();
    }

    /** A session of the call alone, which ends with it; one too many is not remembered (R25). */
    private static Session hidden(DecisionBuilder decision, CallStart start) {
        if (decision.state() instanceof Session earlier) {
            return earlier.extended(decision.policy(), decision.now());
        }
        if (!decision.hasRoom()) {
            decision.overload(Overload.Bound.SESSIONS);
            decision.remembersNothing();
        }
        Fence fence = start.anew() ? decision.nextFence() : Fence.NONE;
        return Session.begin((RememberedCalls) decision.state(), null, fence, decision.policy(), decision.now());
    }

    /** An open session, or a number (R20). */
    private static boolean awaitsResponder(@Nullable PartyState state) {
        return state instanceof Session session && (session.number() != null || session.shielded());
    }
}
