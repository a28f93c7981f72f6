package io.ringback.core;

/** The agent closes the session: R4. */
final class ClosingRules {
    private ClosingRules() {}

    /** Named by a call of a session; one from before the last close does nothing. */
    static void closedByCall(DecisionBuilder decision, Leg leg, boolean force) {
        Session session = decision.session();
        if (session != null && leg.generation() == session.generation()) {
            close(decision, session, force);
        } else {
            decision.ignore(Ignored.CLOSED_BEFORE);
        }
    }

    /** Named by a call that the agent's session does not remember: an ordinary one counts only while no leg is up. */
    static void closedByForgotten(DecisionBuilder decision, CallId call, boolean force) {
        Session session = decision.session();
        if (session == null) {
            decision.ignore(Ignored.UNKNOWN);
        } else if (session.memory().forgotten().hasBeforeClose(call)) {
            decision.ignore(Ignored.CLOSED_BEFORE);
        } else if (force
                || !session.legs().anyUp()
                || session.memory().forgotten().hasSinceClose(call)) {
            close(decision, session, force);
        } else {
            decision.ignore(Ignored.NOT_OF_SESSION);
        }
    }

    static void closedByAgent(DecisionBuilder decision, boolean force) {
        Session session = decision.session();
        if (session != null) {
            close(decision, session, force);
        }
    }

    /** R7 before its time, by an operator's hand. While a leg is up, without force, no more than a close (R4). */
    static void releasedByHand(DecisionBuilder decision, Session session, boolean force) {
        if (force) {
            LegRules.presumedOver(decision, session, session.allLost(decision.policy(), decision.now()), true);
        }
        if (decision.inSession().legs().anyUp()) {
            close(decision, decision.inSession(), false);
        } else {
            TimeRules.releasedByHand(decision);
        }
    }

    /** With force the legs that are believed to be up are over first. */
    private static void close(DecisionBuilder decision, Session session, boolean force) {
        if (force) {
            LegRules.presumedOver(decision, session, session.allLost(decision.policy(), decision.now()), true);
        }
        decision.transitionTo(decision.inSession().closed(decision.policy(), decision.now()), Reason.SESSION_CLOSED);
    }
}
