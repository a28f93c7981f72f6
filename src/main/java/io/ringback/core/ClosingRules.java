package io.ringback.core;

/** The agent closes the session: R4. */
final class ClosingRules {
    private ClosingRules() {}

    /** Named by a call; one from before the last close does nothing. */
    static void closedByCall(Turn turn, Leg leg) {
        Session session = turn.session();
        if (session != null && leg.generation() == session.generation()) {
            close(turn, session);
        } else {
            turn.ignore(Ignored.CLOSED_BEFORE);
        }
    }

    static void closedByAgent(Turn turn) {
        Session session = turn.session();
        if (session != null) {
            close(turn, session);
        }
    }

    private static void close(Turn turn, Session session) {
        turn.become(session.closed(turn.policy(), turn.now()), Reason.SESSION_CLOSED);
    }
}
