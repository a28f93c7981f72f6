package io.ringback.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The agent closes the session: R4. */
final class ClosingRules {
    private ClosingRules() {}

    /**
     * By a call that the agent's session has or had, by the agent's name, or by the number that an operator releases.
     */
    static Decision closed(PoolState pool, Signal.SessionClosed signal, Instant now) {
        if (signal.releases() != null) {
            return ReleaseRules.byHand(pool, signal, signal.releases(), now);
        }
        CallId call = signal.call();
        AgentId known = call == null
                ? null
                : pool.parties().agentOf(new LaterEvent(call, signal.agent(), signal.number(), null, null));
        if (known != null && call != null && !isOfAnother(pool, known, signal, call)) {
            DecisionBuilder decision = new DecisionBuilder(pool, known, now);
            Leg leg = decision.leg(call);
            if (leg != null) {
                closedByCall(decision, leg, signal.force());
            }
            return decision.build();
        }
        AgentId agent = signal.agent() == null ? whoForgot(pool, call, signal.number()) : signal.agent();
        if (agent == null) {
            return Decision.ignored(Ignored.UNKNOWN);
        }
        DecisionBuilder decision = new DecisionBuilder(pool, agent, now);
        if (call == null) {
            closedByAgent(decision, signal.force());
        } else {
            closedByForgotten(decision, call, signal.force());
        }
        return decision.build();
    }

    /**
     * Whether an agent who names another's call by its id means a session of their own (R22): the other's is over, or they
     * are in one, and the call was not made to the other's number.
     */
    private static boolean isOfAnother(PoolState pool, AgentId known, Signal.SessionClosed signal, CallId call) {
        AgentId closes = signal.agent();
        if (closes == null || closes.equals(known)) {
            return false;
        }
        PartyState state = pool.stateOf(known);
        Leg leg = state.legs().find(call);
        boolean isCurrent = state instanceof Session session && leg != null && leg.generation() == session.generation();
        boolean isToNumber = signal.number() != null && signal.number().equals(state.number());
        return !isCurrent || (!isToNumber && pool.stateOf(closes) instanceof Session);
    }

    /** R25: who holds the number that the call was made to, if it was a call of that session. */
    private static @Nullable AgentId whoForgot(PoolState pool, @Nullable CallId call, @Nullable CallbackNumber number) {
        Lease lease = number == null ? null : pool.lease(number);
        if (call == null || lease == null) {
            return null;
        }
        return pool.stateOf(lease.agent()).forgotten().has(call) ? lease.agent() : null;
    }

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
    private static void closedByForgotten(DecisionBuilder decision, CallId call, boolean force) {
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

    private static void closedByAgent(DecisionBuilder decision, boolean force) {
        Session session = decision.session();
        if (session != null) {
            close(decision, session, force);
        }
    }

    /** With force the legs that are believed to be up are over first. */
    static void close(DecisionBuilder decision, Session session, boolean force) {
        if (force) {
            LegRules.presumedOver(decision, session, session.allLost(decision.policy(), decision.now()), true);
        }
        decision.transitionTo(decision.inSession().closed(decision.policy(), decision.now()), Reason.SESSION_CLOSED);
    }
}
