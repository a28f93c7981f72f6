package io.ringback.core;

import org.jspecify.annotations.Nullable;

/** The agent chooses a presence, or is forgotten: R12, R24, R26. */
final class PresenceRules {
    private PresenceRules() {}

    /**
     * R12: remembered. During an emergency it is not shown; consumers only learn what to go back to, and routers whether
     * the agent is signed out (R24).
     */
    static Decision baseStatusChanged(Turn turn, Signal.BaseStatusChanged signal) {
        if (signal.base().equals(turn.base())) {
            return turn.decision();
        }
        turn.change(new Change.PutBase(signal.agent(), signal.base()));
        become(turn, signal.agent(), signal.base());
        return turn.decision();
    }

    /** R26: its base status goes at once; its session, and what is remembered of that, when they are over. */
    static Decision agentForgotten(Turn turn, AgentId agent) {
        if (turn.base() == null) {
            return turn.decision();
        }
        turn.change(new Change.DropBase(agent));
        become(turn, agent, null);
        return turn.decision();
    }

    private static void become(Turn turn, AgentId agent, @Nullable BaseStatus base) {
        Session session = turn.session();
        if (session == null) {
            return;
        }
        if (session.shielded()) {
            turn.say(OverrideDiff.status(session, agent, base, Reason.BASE_STATUS_CHANGED));
        }
        boolean out = turn.policy().isSignedOut(base);
        if (session.number() != null && out != turn.policy().isSignedOut(turn.base())) {
            turn.say(OverrideDiff.route(session, session.number(), agent, out, Reason.BASE_STATUS_CHANGED));
        }
    }
}
