package io.ringback.core;

import java.time.Instant;

/** The lease is over, at its time or by an operator's hand, and with it the session: R7. */
final class ReleaseRules {
    private ReleaseRules() {}

    /** R7, and R25 for legs that nobody answered. */
    static boolean isDue(Session session, DecisionBuilder decision) {
        boolean up = session.legs().anyUp();
        Instant at =
                up ? session.term().limit(decision.policy()) : session.term().deadline();
        return !session.legs().anyHolds() && !at.isAfter(decision.now());
    }

    /** At its time. A session that the agent never closed is closed now, and a notice says so. */
    static void released(DecisionBuilder decision, Session session) {
        if (session.legs().anyUp()) {
            LegRules.presumedOver(decision, session, session.allLost(decision.policy(), decision.now()), false);
        }
        if (decision.inSession().shielded()) {
            close(decision, Reason.TIMED_OUT);
            decision.emit(Says.notice(decision, Output.Kind.SESSION_TIMED_OUT));
        }
        over(decision, Reason.EXPIRED);
    }

    /** Before its time. A holder other than the one whom the operator saw keeps the number. */
    static Decision byHand(PoolState pool, Signal.SessionClosed signal, CallbackNumber number, Instant now) {
        Lease lease = pool.lease(number);
        if (lease == null || (signal.agent() != null && !signal.agent().equals(lease.agent()))) {
            return Decision.ignored(Ignored.NOT_OF_SESSION);
        }
        DecisionBuilder decision = new DecisionBuilder(pool, lease.agent(), now);
        releasedByHand(decision, decision.inSession(), signal.force());
        return decision.build();
    }

    /** Every row says that it was by hand, and a notice does. While a leg is up, without force, no more than a close (R4). */
    private static void releasedByHand(DecisionBuilder decision, Session session, boolean force) {
        if (force) {
            LegRules.presumedOver(decision, session, session.allLost(decision.policy(), decision.now()), true);
        }
        if (decision.inSession().legs().anyUp()) {
            ClosingRules.close(decision, decision.inSession(), false);
            return;
        }
        if (decision.inSession().shielded()) {
            close(decision, Reason.RELEASED_BY_HAND);
        }
        decision.emit(Says.notice(decision, Output.Kind.RELEASED_BY_HAND));
        over(decision, Reason.RELEASED_BY_HAND);
    }

    private static void close(DecisionBuilder decision, Reason why) {
        decision.transitionTo(decision.inSession().closed(decision.policy(), decision.now()), why);
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
