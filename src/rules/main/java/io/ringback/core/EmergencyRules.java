package io.ringback.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An emergency number, or a test number, was dialled: R1, R2, R10, R13, R16, R24. */
final class EmergencyRules {
    private EmergencyRules() {}

    /** An emergency number is dialled, by an agent or by nobody. */
    static Decision dialled(PoolState pool, @Nullable AgentId agent, CallStart start, Moment moment, Instant now) {
        DecisionBuilder decision = new DecisionBuilder(pool, agent == null ? start.call() : agent, now);
        placed(decision, start);
        LegRules.overtaken(decision, start, moment);
        return decision.build();
    }

    /**
     * R21: it is a side of the emergency that it links to. Out of another call of an agent's it is the agent's emergency
     * (R2), and out of one that is over or unknown nobody's (R16).
     */
    static Decision dialledByNobody(PoolState pool, CallStart start, CallId first, Moment moment, Instant now) {
        AgentId agent = pool.parties().agentIn(first);
        Party party = pool.parties().newest(first);
        Legs legs = party == null ? Legs.NONE : pool.stateOf(party).legs();
        Leg known = legs.find(first);
        if (known == null || known.kind() == Leg.Kind.EMERGENCY) {
            Decision side = CallbackRules.linked(pool, first, start, moment, now);
            boolean isOvertaken =
                    known != null && agent != null && known.course().lasted(start.occurredAt());
            if (side.ignored() == null) {
                return side;
            }
            // R14: it began before its agent's emergency was over, and is told after that is forgotten.
            return isOvertaken ? Decision.ignored(Ignored.NOTHING_NEW) : dialledAlone(pool, start, moment, now);
        }
        boolean isAgents = agent != null && !known.isAtFallback() && legs.anySide(known, Leg::isUp);
        return isAgents ? dialled(pool, agent, start, moment, now) : dialledAlone(pool, start, moment, now);
    }

    private static Decision dialledAlone(PoolState pool, CallStart start, Moment moment, Instant now) {
        return dialled(pool, null, start, moment, now)
                .and(List.of(), List.of(new Output.Refused(Output.Refusal.NO_AGENT)));
    }

    /**
     * R1, and R2 when the agent has a session: the number, the shield, the notice, without waiting for an answer. R10
     * when the pool has no number, R16 when there is no agent, R25 when the pool has too many sessions: everything else
     * still happens.
     */
    private static void placed(DecisionBuilder decision, CallStart start) {
        Session leased = decision.state() instanceof Session session
                ? again(decision, session)
                : begin(decision, (RememberedCalls) decision.state(), start);
        Leg leg = Leg.first(start, Leg.Kind.EMERGENCY, Leg.Progress.IN_CALL, leased.generation(), decision.now());
        Leg known = start.linkedTo() == null ? null : leased.legs().find(start.linkedTo());
        boolean isSide = known != null
                && known.kind() == Leg.Kind.EMERGENCY
                && leased.legs().anySide(known, Leg::isUp);
        Leg side = known == null || !isSide ? leg : leg.linkedTo(known.linkedTo());
        decision.join(leased.at(start.endpoint()), side, start.anew(), reason(decision));
        decision.emit(Says.number(decision, decision.inSession(), start));
        tell(decision, Says.noticeOf(decision, Output.Kind.EMERGENCY_CALL_PLACED, start));
    }

    /**
     * R25: a call that names no agent anybody may be able to make, and each notice rings somebody's telephone. So many are
     * told in a minute as there may be callbacks, and then one a minute, which stands for the others.
     */
    private static void tell(DecisionBuilder decision, Output.Notice notice) {
        if (decision.agent() != null) {
            decision.emit(notice);
            return;
        }
        Burst calls = decision.pool().burst(Overload.Bound.NOBODYS).another(decision.now());
        decision.change(new Change.CountBurst(Overload.Bound.NOBODYS, calls));
        if (calls.calls() <= decision.policy().limits().callbacks()) {
            decision.emit(notice);
        } else {
            decision.overload(Overload.Bound.NOBODYS, notice);
        }
    }

    /** R13: says which number would be used; no lease, no shield, no notice. */
    static void tested(DecisionBuilder decision, CallStart start) {
        Session session = decision.session();
        CallbackNumber number = session == null ? null : session.number();
        PoolNumber next = decision.pool().stock().longestIdle();
        if (number == null && next != null) {
            number = next.number();
        }
        decision.emit(new Output.Instruction(
                Output.Action.READ_BACK_NUMBER, start.call(), start.gateway(), number, decision.agent(), null, null));
    }

    /** A session that begins, with the number that has been idle longest (R11) or none (R10, R16, R25). */
    private static Session begin(DecisionBuilder decision, RememberedCalls remembered, CallStart start) {
        boolean room = decision.hasRoom();
        if (!room) {
            decision.overload(Overload.Bound.SESSIONS);
            decision.remembersNothing();
        }
        if (decision.agent() == null) {
            Fence fence = start.anew() ? decision.nextFence() : Fence.NONE;
            return Session.begin(remembered, null, fence, decision.policy(), decision.now());
        }
        return Session.begin(
                remembered, room ? take(decision) : null, decision.nextFence(), decision.policy(), decision.now());
    }

    /** R2: the same session and number for a whole lease more; a session without a number tries again. */
    private static Session again(DecisionBuilder decision, Session session) {
        Session extended = session.extended(decision.policy(), decision.now());
        if (session.number() != null || decision.agent() == null) {
            return extended;
        }
        CallbackNumber number = take(decision);
        return number == null
                ? extended
                : extended.given(number, decision.nextFence(), decision.policy(), decision.now());
    }

    /** R10: a number is free for an agent who is on an emergency call without one. */
    static void freed(DecisionBuilder decision, Session session) {
        CallbackNumber number =
                session.awaitsNumber() && decision.pool().stock().longestIdle() != null ? take(decision) : null;
        if (number == null) {
            return;
        }
        Session extended = session.extended(decision.policy(), decision.now());
        Session given = extended.given(number, decision.nextFence(), decision.policy(), decision.now());
        decision.transitionTo(given.held(decision.policy(), decision.now()), Reason.NUMBER_FREE);
        Leg latest = null;
        for (Leg leg : given.legs().all()) {
            latest = isUpEmergency(leg) ? leg : latest;
        }
        if (latest != null) {
            Leg first = given.legs().find(latest.linkedTo());
            Leg told = first != null && isUpEmergency(first) ? first : latest;
            decision.emit(Says.number(decision, decision.inSession(), CallStart.of(told.call())));
        }
    }

    private static boolean isUpEmergency(Leg leg) {
        return leg.isUp() && leg.kind() == Leg.Kind.EMERGENCY;
    }

    /** R10: the next number, with a notice when few are left or none. */
    static @Nullable CallbackNumber take(DecisionBuilder decision) {
        PoolState pool = decision.pool();
        PoolNumber next = pool.stock().longestIdle();
        if (next == null) {
            decision.emit(Says.notice(decision, Output.Kind.POOL_EXHAUSTED));
            return null;
        }
        fewLeft(decision, pool, next);
        return next.number();
    }

    /** R10: no more than the threshold are left free; told again only after there were more. */
    private static void fewLeft(DecisionBuilder decision, PoolState pool, PoolNumber next) {
        int low = decision.policy().low();
        if (low == 0) {
            return;
        }
        int free = pool.stock().free(low + 2, decision.now(), decision.policy());
        int left = next.restsUntil(decision.policy()).isAfter(decision.now()) ? free : free - 1;
        boolean told = pool.toldLow() && free <= low;
        if (left <= low && !told) {
            decision.emit(Says.notice(decision, Output.Kind.POOL_LOW));
        }
        if (pool.toldLow() != left <= low) {
            decision.change(new Change.TellLow(left <= low));
        }
    }

    private static Reason reason(DecisionBuilder decision) {
        return decision.agent() == null ? Reason.NO_AGENT : Reason.EMERGENCY_CALL;
    }
}
