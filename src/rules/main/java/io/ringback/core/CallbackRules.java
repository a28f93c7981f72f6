package io.ringback.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A callback number was called, or a call marked as a callback came: R5, R6, R9, R17, R20, R21, R24, R25. */
final class CallbackRules {
    private CallbackRules() {}

    static Decision numberCalled(PoolState pool, Signal.NumberCalled signal, Moment moment, Instant now) {
        boolean inbound = signal.direction() == Signal.Direction.INBOUND;
        AgentId marked = inbound && signal.caller().psapMarked() ? signal.agent() : null;
        if (marked != null && awaitsResponder(pool.standing(marked))) {
            return calledBack(
                    new Turn(pool, marked, now), signal.caller(), Reason.PSAP_CALLBACK, signal.start(), moment);
        }
        Lease lease = pool.lease(signal.number());
        if (lease == null) {
            return nobodyHolds(pool, signal.number(), inbound, signal.start(), moment, now);
        }
        Turn turn = new Turn(pool, lease.agent(), now);
        if (inbound || isNobodys(signal)) {
            return calledBack(turn, signal.caller(), Reason.CALLBACK, signal.start(), moment);
        }
        return lease.agent().equals(signal.agent())
                ? messageLeft(turn, signal.start(), moment)
                : otherAgent(pool, signal, moment, now);
    }

    /** R5: told as going out, but by no agent and as no side of another call: the direction is the switch's own. */
    private static boolean isNobodys(Signal.NumberCalled signal) {
        return signal.agent() == null && signal.start().linkedTo() == null;
    }

    /** R20: marked as a callback for an agent with an open session or a number: as R5, whatever was dialled. */
    static Decision psapCalledBack(PoolState pool, Signal.PsapCalledBack signal, Moment moment, Instant now) {
        if (awaitsResponder(pool.standing(signal.agent()))) {
            Turn turn = new Turn(pool, signal.agent(), now);
            return calledBack(turn, signal.caller(), Reason.PSAP_CALLBACK, signal.start(), moment);
        }
        if (signal.number() == null) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        Signal.NumberCalled called = new Signal.NumberCalled(
                signal.number(), Signal.Direction.INBOUND, signal.agent(), signal.caller(), signal.start());
        return numberCalled(pool, called, moment, now);
    }

    /** R21: another side of a known leg: hidden with it, counts as up, no new effect. */
    static Decision linked(PoolState pool, CallId first, Signal.Start start, Moment moment, Instant now) {
        Party party = pool.partyOf(first);
        if (party == null) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        Turn turn = new Turn(pool, party, now);
        Leg known = turn.standing().legs().find(first);
        if (known != null && known.isLost()) {
            LegRules.heard(turn, known, moment, null);
        }
        if (!LegRules.linked(turn, first, start)) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        LegRules.overtaken(turn, start, moment);
        return turn.decision();
    }

    /**
     * R5: straight to the agent; R17: an untrusted caller goes to the fallback, R25: an unknown one after too many, R24: any
     * when the agent is signed out and no device is known. Either way the call counts as a leg.
     */
    private static Decision calledBack(Turn turn, Signal.Caller caller, Reason why, Signal.Start start, Moment moment) {
        Session session = turn.inSession();
        Session counted = session.with(session.burst().another(turn.now()));
        boolean tooMany = counted.burst().calls() > turn.policy().limits().callbacks() && !caller.isKnown();
        boolean reaches = caller.trusted() && !tooMany;
        Leg.Kind kind = reaches ? Leg.Kind.CALLBACK : Leg.Kind.DIVERTED;
        Reason reason = tooMany ? Reason.TOO_MANY : caller.trusted() ? why : Reason.NOT_TRUSTED;
        Leg leg = Leg.first(start, kind, Leg.Progress.RINGING, session.generation(), turn.now());
        turn.join(counted, leg, start.anew(), reason);
        if (reaches) {
            rings(turn, start, reason);
        } else {
            turn.say(Says.decided(turn, turn.inSession(), start, Output.Outcome.FALLBACK, reason));
        }
        if (tooMany) {
            turn.overload(Overload.Bound.CALLBACKS);
        } else if (!reaches) {
            turn.say(Says.noticeOf(turn, Output.Kind.LATE_CALLBACK, start));
        }
        LegRules.overtaken(turn, start, moment);
        return turn.decision();
    }

    private static void rings(Turn turn, Signal.Start start, Reason why) {
        Session session = turn.inSession();
        boolean nowhere = session.number() != null
                && session.endpoint() == null
                && turn.policy().isSignedOut(turn.base());
        Output.Outcome outcome = nowhere ? Output.Outcome.FALLBACK : Output.Outcome.DIRECT;
        turn.say(Says.decided(turn, session, start, outcome, nowhere ? Reason.SIGNED_OUT : why));
        if (session.messageLeft()) {
            turn.say(Says.instruction(turn, session, Output.Action.PLAY_MESSAGES, start));
        }
    }

    /** R6: the holder dials its own number, to leave a message. No new lease, no extension. */
    private static Decision messageLeft(Turn turn, Signal.Start start, Moment moment) {
        Session session = turn.inSession();
        Leg leg = Leg.first(start, Leg.Kind.MESSAGE, Leg.Progress.IN_CALL, session.generation(), turn.now());
        turn.join(session.at(start.endpoint()), leg, start.anew(), Reason.MESSAGE);
        Session joined = turn.inSession();
        turn.say(Says.decided(turn, joined, start, Output.Outcome.AUTO_RESPONDER, Reason.MESSAGE));
        turn.say(Says.instruction(turn, joined, Output.Action.TAKE_MESSAGE, start));
        LegRules.overtaken(turn, start, moment);
        return turn.decision();
    }

    /** R6: another agent dials it: an ordinary call, unless it is another side of a known one (R21). */
    private static Decision otherAgent(PoolState pool, Signal.NumberCalled signal, Moment moment, Instant now) {
        Signal.Start start = signal.start();
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
    private static Decision nobodyHolds(
            PoolState pool, CallbackNumber number, boolean inbound, Signal.Start start, Moment moment, Instant now) {
        Turn turn = new Turn(pool, start.call(), now);
        Session hidden = hidden(turn, start);
        Leg.Progress progress = inbound ? Leg.Progress.RINGING : Leg.Progress.IN_CALL;
        Leg leg = Leg.first(start, Leg.Kind.DIVERTED, progress, hidden.generation(), now);
        turn.join(hidden, leg, start.anew(), Reason.NOT_LEASED);
        turn.say(new Output.Decided(
                start.call(),
                start.gateway(),
                number,
                null,
                turn.inSession().shownFence(),
                Output.Outcome.FALLBACK,
                null,
                false,
                Reason.NOT_LEASED));
        turn.say(new Output.Notice(
                Output.Kind.LATE_CALLBACK, start.call(), null, number, start.location(), null, null, null));
        LegRules.overtaken(turn, start, moment);
        return turn.decision();
    }

    /** A session of the call alone, which ends with it; one too many is not remembered (R25). */
    private static Session hidden(Turn turn, Signal.Start start) {
        if (turn.standing() instanceof Session earlier) {
            return earlier.extended(turn.policy(), turn.now());
        }
        if (!turn.pool().hasRoom()) {
            turn.overload(Overload.Bound.SESSIONS);
            turn.remembersNothing();
        }
        Fence fence = start.anew() ? turn.nextFence() : Fence.NONE;
        return Session.begin((Calm) turn.standing(), null, fence, turn.policy(), turn.now());
    }

    /** An open session, or a number (R20). */
    private static boolean awaitsResponder(@Nullable Standing standing) {
        return standing instanceof Session session && (session.number() != null || session.shielded());
    }
}
