package io.ringback.core;

import org.jspecify.annotations.Nullable;

/** The agent chooses a presence, or is forgotten: R12, R24, R26. */
final class PresenceRules {
    private PresenceRules() {}

    /**
     * R12: remembered. During an emergency it is not shown; consumers only learn what to go back to, and routers whether
     * the agent is signed out (R24).
     */
    static Decision baseStatusChanged(DecisionBuilder decision, Signal.BaseStatusChanged signal) {
        if (signal.base().equals(decision.base())) {
            return decision.build();
        }
        decision.change(new Change.PutBase(signal.agent(), signal.base()));
        become(decision, signal.agent(), signal.base());
        return decision.build();
    }

    /** R26: its base status goes at once; its session, and what is remembered of that, when they are over. */
    static Decision agentForgotten(DecisionBuilder decision, AgentId agent) {
        if (decision.base() == null) {
            return decision.build();
        }
        decision.change(new Change.DropBase(agent));
        become(decision, agent, null);
        return decision.build();
    }

    private static void become(DecisionBuilder decision, AgentId agent, @Nullable BaseStatus base) {
        Session session = decision.session();
        if (session == null) {
            return;
        }
        if (session.shielded()) {
            decision.emit(OverrideDiff.status(session, agent, base, Reason.BASE_STATUS_CHANGED));
        }
        boolean out = decision.policy().isSignedOut(base);
        if (session.number() != null && out != decision.policy().isSignedOut(decision.base())) {
            decision.emit(OverrideDiff.route(session, session.number(), agent, out, Reason.BASE_STATUS_CHANGED));
        }
    }
}
