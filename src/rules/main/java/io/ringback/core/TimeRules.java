package io.ringback.core;

import java.time.Instant;

/** What time alone does: R3, R4, R7, R8, R10 and R25. */
final class TimeRules {
    private TimeRules() {}

    /**
     * A party's state is due: a number has become free for it, a leg is lost, the session closes by itself, a published
     * deadline is renewed, the lease over, or the memory gone.
     */
    static Decision due(DecisionBuilder decision) {
        if (decision.session() == null) {
            decision.change(new Change.DropPartyState(decision.party()));
            return decision.build();
        }
        EmergencyRules.freed(decision, decision.inSession());
        lost(decision, decision.inSession());
        callOver(decision);
        heldLong(decision, decision.inSession());
        Session left = decision.inSession();
        if (isOver(left, decision)) {
            released(decision, left);
        } else if (left.legs().anyUp()) {
            decision.transitionTo(left.held(decision.policy(), decision.now()), Reason.CALL_HELD);
        }
        return decision.build();
    }

    /** R4, R8: a leg that has been silent for too long is presumed lost and ended. */
    private static void lost(DecisionBuilder decision, Session session) {
        Session after = session.lost(decision.policy(), decision.now());
        if (!after.equals(session)) {
            LegRules.presumedOver(decision, session, after, session.closing().pending());
        }
    }

    /** R3: no leg has been up for as long as the pool waits for the agent to close. */
    static void callOver(DecisionBuilder decision) {
        Session session = decision.session();
        Instant at = session == null ? null : Deadlines.callOverAt(session, decision.policy());
        if (session != null && at != null && !at.isAfter(decision.now())) {
            decision.transitionTo(session.closed(decision.policy(), decision.now()), Reason.CALL_OVER);
        }
    }

    /** R8: a number that is held past four leases, and again every lease. */
    private static void heldLong(DecisionBuilder decision, Session session) {
        Instant next = Deadlines.heldLongAt(session, decision.policy());
        if (session.number() == null || next.isAfter(decision.now())) {
            return;
        }
        while (!next.isAfter(decision.now())) {
            next = next.plus(decision.policy().lease());
        }
        decision.transitionTo(
                session.with(session.memory().with(session.memory().watch().heldLongAt(next))), Reason.CALL_HELD);
        decision.emit(Says.notice(decision, Output.Kind.HELD_LONG));
    }

    /** R7, and R25 for legs that nobody answered. */
    private static boolean isOver(Session session, DecisionBuilder decision) {
        boolean up = session.legs().anyUp();
        Instant at =
                up ? session.term().limit(decision.policy()) : session.term().deadline();
        return !session.legs().anyHolds() && !at.isAfter(decision.now());
    }

    /** R7: the lease is over. A session that the agent never closed is closed now. */
    private static void released(DecisionBuilder decision, Session session) {
        if (session.legs().anyUp()) {
            LegRules.presumedOver(decision, session, session.allLost(decision.policy(), decision.now()), false);
        }
        if (closed(decision, Reason.TIMED_OUT)) {
            decision.emit(Says.notice(decision, Output.Kind.SESSION_TIMED_OUT));
        }
        over(decision, Reason.EXPIRED);
    }

    /** The same before its time: every row says that it was by hand, and a notice does. */
    static void releasedByHand(DecisionBuilder decision) {
        boolean unused = closed(decision, Reason.RELEASED_BY_HAND);
        decision.emit(Says.notice(decision, Output.Kind.RELEASED_BY_HAND));
        over(decision, Reason.RELEASED_BY_HAND);
    }

    /** False when the agent had closed it. */
    private static boolean closed(DecisionBuilder decision, Reason why) {
        Session session = decision.inSession();
        if (session.shielded()) {
            decision.transitionTo(session.closed(decision.policy(), decision.now()), why);
        }
        return session.shielded();
    }

    private static void over(DecisionBuilder decision, Reason why) {
        Session over = decision.inSession();
        decision.transitionTo(RememberedCalls.after(over, decision.policy()), why);
        if (over.number() != null) {
            decision.emit(new Output.Instruction(
                    Output.Action.DISCARD_MESSAGES, null, null, over.number(), decision.agent(), null, over.fence()));
        }
    }
}
