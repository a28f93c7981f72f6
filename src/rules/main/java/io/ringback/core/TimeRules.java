package io.ringback.core;

import java.time.Instant;

/** What time alone does: R3, R4, R8, R10 and R25, and R7 by {@link ReleaseRules}. */
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
        if (ReleaseRules.isDue(left, decision)) {
            ReleaseRules.released(decision, left);
        } else {
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
}
