package io.ringback.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A callback number was called, or a call marked as a callback came: R5, R6, R9, R17, R20, R21. */
final class CallbackRules {
    private CallbackRules() {}

    static Decision numberCalled(PoolState pool, Signal.NumberCalled signal, Instant now) {
        Lease lease = pool.lease(signal.number());
        if (lease == null) {
            return nobodyHolds(pool, signal, now);
        }
        Turn turn = new Turn(pool, lease.agent(), now);
        if (signal.direction() == Signal.Direction.INBOUND) {
            calledBack(turn, signal.trusted(), Reason.CALLBACK, signal.start());
        } else if (lease.agent().equals(signal.agent())) {
            messageLeft(turn, signal.start());
        } else {
            return otherAgent(signal);
        }
        return turn.decision();
    }

    /** R20: marked as a callback for an agent with an open session or a number: as R5, whatever was dialled. */
    static Decision psapCalledBack(PoolState pool, Signal.PsapCalledBack signal, Instant now) {
        Turn turn = new Turn(pool, signal.agent(), now);
        if (!awaitsResponder(turn.standing())) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        calledBack(turn, signal.trusted(), Reason.PSAP_CALLBACK, signal.start());
        return turn.decision();
    }

    /** R21: another side of a known leg: hidden with it, counts as up, no new effect. */
    static Decision linked(PoolState pool, Signal.LinkedCallStarted signal, Instant now) {
        Party party = pool.partyOf(signal.linkedTo());
        if (party == null) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        Turn turn = new Turn(pool, party, now);
        Leg known = turn.standing().legs().find(signal.linkedTo());
        if (turn.session() == null && known != null) {
            LegRules.heard(turn, known);
        }
        Session session = turn.session();
        Leg leg = turn.standing().legs().find(signal.linkedTo());
        if (session == null || leg == null) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        turn.become(session.link(leg, signal.start().call(), turn.policy(), now), Reason.LINKED_CALL);
        LegRules.overtaken(turn, signal.start());
        return turn.decision();
    }

    /** R5: straight to the agent; R17: an untrusted caller goes to the fallback, and counts as a leg all the same. */
    private static void calledBack(Turn turn, boolean trusted, Reason why, Signal.Start start) {
        Session session = inSession(turn);
        Leg.Kind kind = trusted ? Leg.Kind.CALLBACK : Leg.Kind.DIVERTED;
        Reason reason = trusted ? why : Reason.NOT_TRUSTED;
        join(
                turn,
                session,
                Leg.first(start.call(), kind, Leg.Progress.RINGING, session.generation(), turn.now()),
                reason);
        if (trusted) {
            turn.say(decided(turn, start, Output.Outcome.DIRECT, reason));
            if (session.messageLeft()) {
                turn.say(instruction(turn, Output.Action.PLAY_MESSAGES, start));
            }
        } else {
            turn.say(decided(turn, start, Output.Outcome.FALLBACK, reason));
            turn.say(EmergencyRules.notice(turn, Output.Kind.LATE_CALLBACK, start.location()));
        }
        LegRules.overtaken(turn, start);
    }

    /** R6: the holder dials its own number, to leave a message. No new lease, no extension. */
    private static void messageLeft(Turn turn, Signal.Start start) {
        Session session = inSession(turn);
        Leg leg = Leg.first(start.call(), Leg.Kind.MESSAGE, Leg.Progress.IN_CALL, session.generation(), turn.now());
        join(turn, session, leg, Reason.MESSAGE);
        turn.say(decided(turn, start, Output.Outcome.AUTO_RESPONDER, Reason.MESSAGE));
        turn.say(instruction(turn, Output.Action.TAKE_MESSAGE, start));
        LegRules.overtaken(turn, start);
    }

    /** R6: another agent dials it: an ordinary call. */
    private static Decision otherAgent(Signal.NumberCalled signal) {
        Output normal = new Output.Decided(
                signal.start().call(),
                signal.start().gateway(),
                signal.number(),
                signal.agent(),
                null,
                Output.Outcome.NORMAL,
                false,
                Reason.OTHER_AGENT);
        return new Decision(List.of(), List.of(normal), null);
    }

    /** R9: never to the agent who held it; R20 when it is marked for an agent that it can reach. */
    private static Decision nobodyHolds(PoolState pool, Signal.NumberCalled signal, Instant now) {
        boolean inbound = signal.direction() == Signal.Direction.INBOUND;
        AgentId marked = inbound && signal.psapMarked() ? signal.agent() : null;
        if (marked != null && awaitsResponder(pool.standing(marked))) {
            return psapCalledBack(pool, new Signal.PsapCalledBack(marked, signal.trusted(), signal.start()), now);
        }
        Turn turn = new Turn(pool, signal.start().call(), now);
        Session hidden = Session.begin((Calm) turn.standing(), null, Fence.NONE, turn.policy(), now);
        Leg.Progress progress = inbound ? Leg.Progress.RINGING : Leg.Progress.IN_CALL;
        Leg leg = Leg.first(signal.start().call(), Leg.Kind.DIVERTED, progress, hidden.generation(), now);
        join(turn, hidden, leg, Reason.NOT_LEASED);
        turn.say(new Output.Decided(
                signal.start().call(),
                signal.start().gateway(),
                signal.number(),
                null,
                null,
                Output.Outcome.FALLBACK,
                false,
                Reason.NOT_LEASED));
        turn.say(new Output.Notice(
                Output.Kind.LATE_CALLBACK, null, signal.number(), signal.start().location(), null));
        LegRules.overtaken(turn, signal.start());
        return turn.decision();
    }

    /** An open session, or a number (R20). */
    private static boolean awaitsResponder(Standing standing) {
        return standing instanceof Session session && (session.number() != null || session.shielded());
    }

    private static Session inSession(Turn turn) {
        Session session = turn.session();
        if (session == null) {
            throw new IllegalStateException("R11: a lease without a session");
        }
        return session;
    }

    private static void join(Turn turn, Session session, Leg leg, Reason why) {
        turn.become(session.join(leg, turn.policy(), turn.now()), why);
    }

    private static Output decided(Turn turn, Signal.Start start, Output.Outcome outcome, Reason why) {
        Session session = inSession(turn);
        return new Output.Decided(
                start.call(),
                start.gateway(),
                session.number(),
                turn.agent(),
                session.fence(),
                outcome,
                session.messageLeft() && outcome == Output.Outcome.DIRECT,
                why);
    }

    private static Output instruction(Turn turn, Output.Action action, Signal.Start start) {
        Session session = inSession(turn);
        @Nullable CallbackNumber number = session.number();
        Instant until = session.term().publishedUntil();
        return new Output.Instruction(
                action, start.call(), start.gateway(), number, turn.agent(), until, session.fence());
    }
}
