package io.ringback.core;

/** The agent chooses a presence: R12. */
final class PresenceRules {
    private PresenceRules() {}

    /** R12: remembered. During an emergency it is not shown; consumers only learn what to go back to. */
    static Decision baseStatusChanged(Turn turn, Signal.BaseStatusChanged signal) {
        if (signal.base().equals(turn.base())) {
            return turn.decision();
        }
        turn.change(new Change.PutBase(signal.agent(), signal.base()));
        Session session = turn.session();
        if (session != null && session.shielded()) {
            turn.say(Rows.status(session, signal.agent(), signal.base(), Reason.BASE_STATUS_CHANGED));
        }
        return turn.decision();
    }
}
