package io.ringback.core;

/** The agent closes the session: R4. */
final class ClosingRules {
    private ClosingRules() {}

    /** Named by a call of a session; one from before the last close does nothing. */
    static void closedByCall(Turn turn, Leg leg, boolean force) {
        Session session = turn.session();
        if (session != null && leg.generation() == session.generation()) {
            close(turn, session, force);
        } else {
            turn.ignore(Ignored.CLOSED_BEFORE);
        }
    }

    /** Named by a call that the agent's session does not remember: an ordinary one counts only while no leg is up. */
    static void closedByForgotten(Turn turn, CallId call, boolean force) {
        Session session = turn.session();
        if (session == null) {
            turn.ignore(Ignored.UNKNOWN);
        } else if (session.forgotten().hasBeforeClose(call)) {
            turn.ignore(Ignored.CLOSED_BEFORE);
        } else if (force || !session.legs().anyUp() || session.forgotten().hasSinceClose(call)) {
            close(turn, session, force);
        } else {
            turn.ignore(Ignored.NOT_OF_SESSION);
        }
    }

    static void closedByAgent(Turn turn, boolean force) {
        Session session = turn.session();
        if (session != null) {
            close(turn, session, force);
        }
    }

    /** With force the legs that are believed to be up are over first. */
    private static void close(Turn turn, Session session, boolean force) {
        if (force) {
            LegRules.presumedOver(turn, session, session.allLost(turn.policy(), turn.now()), true);
        }
        turn.become(turn.inSession().closed(turn.policy(), turn.now()), Reason.SESSION_CLOSED);
    }
}
