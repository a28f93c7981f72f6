package io.ringback.core;

import java.time.Instant;

/** What time alone does: R3, R4, R7, R8, R10 and R25. */
final class TimeRules {
    private TimeRules() {}

    /**
     * A party's standing is due: a number has become free for it, a leg is lost, the session closes by itself, a published
     * deadline is renewed, the lease over, or the memory gone.
     */
    static Decision due(Turn turn) {
        if (turn.session() == null) {
            turn.change(new Change.DropStanding(turn.party()));
            return turn.decision();
        }
        EmergencyRules.freed(turn, turn.inSession());
        lost(turn, turn.inSession());
        callOver(turn);
        heldLong(turn, turn.inSession());
        Session left = turn.inSession();
        if (isOver(left, turn)) {
            released(turn, left);
        } else if (left.legs().anyUp()) {
            turn.become(left.held(turn.policy(), turn.now()), Reason.CALL_HELD);
        }
        return turn.decision();
    }

    /** R4, R8: a leg that has been silent for too long is presumed lost and ended. */
    private static void lost(Turn turn, Session session) {
        Session after = session.lost(turn.policy(), turn.now());
        if (!after.equals(session)) {
            LegRules.presumedOver(turn, session, after, session.closing().pending());
        }
    }

    /** R3: no leg has been up for as long as the pool waits for the agent to close. */
    static void callOver(Turn turn) {
        Session session = turn.session();
        Instant at = session == null ? null : session.callOverAt(turn.policy());
        if (session != null && at != null && !at.isAfter(turn.now())) {
            turn.become(session.closed(turn.policy(), turn.now()), Reason.CALL_OVER);
        }
    }

    /** R8: a number that is held past four leases, and again every lease. */
    private static void heldLong(Turn turn, Session session) {
        Instant next = session.heldLongAt(turn.policy());
        if (session.number() == null || next.isAfter(turn.now())) {
            return;
        }
        while (!next.isAfter(turn.now())) {
            next = next.plus(turn.policy().lease());
        }
        turn.become(session.with(session.watch().heldLongAt(next)), Reason.CALL_HELD);
        turn.say(Says.notice(turn, Output.Kind.HELD_LONG));
    }

    /** R7, and R25 for legs that nobody answered. */
    private static boolean isOver(Session session, Turn turn) {
        boolean up = session.legs().anyUp();
        Instant at = up ? session.term().limit(turn.policy()) : session.term().deadline();
        return !session.legs().anyHolds() && !at.isAfter(turn.now());
    }

    /** R7: the lease is over. A session that the agent never closed is closed now. */
    private static void released(Turn turn, Session session) {
        if (session.legs().anyUp()) {
            LegRules.presumedOver(turn, session, session.allLost(turn.policy(), turn.now()), false);
        }
        if (turn.inSession().shielded()) {
            turn.become(turn.inSession().closed(turn.policy(), turn.now()), Reason.TIMED_OUT);
            turn.say(Says.notice(turn, Output.Kind.SESSION_TIMED_OUT));
        }
        Session over = turn.inSession();
        turn.become(Calm.after(over, turn.policy()), Reason.EXPIRED);
        if (over.number() != null) {
            turn.say(new Output.Instruction(
                    Output.Action.DISCARD_MESSAGES, null, null, over.number(), turn.agent(), null, over.fence()));
        }
    }
}
