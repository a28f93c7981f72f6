package io.ringback.core;

import java.util.HashSet;
import java.util.Set;

/** What time alone does: R7 and R8. */
final class TimeRules {
    private TimeRules() {}

    /** A party's standing is due: a leg is lost, a published deadline renewed, the lease over, or the memory gone. */
    static Decision due(Turn turn) {
        Session session = turn.session();
        if (session == null) {
            turn.change(new Change.DropStanding(turn.party()));
            return turn.decision();
        }
        lost(turn, session);
        Session left = session(turn);
        if (left.legs().anyUp()) {
            turn.become(left.held(turn.policy(), turn.now()), Reason.CALL_HELD);
        } else if (!left.term().deadline().isAfter(turn.now())) {
            released(turn, left);
        }
        return turn.decision();
    }

    /** R8: a leg without any event for a whole lease is presumed lost and ended. */
    private static void lost(Turn turn, Session session) {
        Session after = session.lost(turn.policy(), turn.now());
        turn.become(after, Reason.CALL_LOST);
        Set<CallId> noticed = new HashSet<>();
        for (Leg leg : session.legs().all()) {
            Leg now = after.legs().find(leg.call());
            if (leg.isUp() && now != null && !now.isUp() && noticed.add(leg.linkedTo())) {
                LegRules.unanswered(turn, leg);
            }
        }
    }

    /** R7: the lease is over and no leg is up. A session that the agent never closed is closed now. */
    private static void released(Turn turn, Session session) {
        if (session.shielded()) {
            turn.become(session.closed(turn.policy(), turn.now()), Reason.TIMED_OUT);
            turn.say(EmergencyRules.notice(turn, Output.Kind.SESSION_TIMED_OUT, null));
        }
        Session over = session(turn);
        turn.become(Calm.after(over, turn.policy()), Reason.EXPIRED);
        if (over.number() != null) {
            turn.say(new Output.Instruction(
                    Output.Action.DISCARD_MESSAGES, null, null, over.number(), turn.agent(), null, over.fence()));
        }
    }

    private static Session session(Turn turn) {
        Session session = turn.session();
        if (session == null) {
            throw new IllegalStateException("the session is over already");
        }
        return session;
    }
}
