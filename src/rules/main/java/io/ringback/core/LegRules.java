package io.ringback.core;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to a leg that has begun: R3, R8's and R14's revival, and R14's early events. */
final class LegRules {
    private LegRules() {}

    /** An event that says no more than that the call is alive; it revives one that was over (R8, R14). */
    static void heard(DecisionBuilder decision, Leg leg, Moment moment, @Nullable Duration keepalive) {
        if (leg.isEnded() && !leg.course().revivedBy(moment)) {
            return;
        }
        Session session = decision.session();
        if (session == null) {
            revived(decision, leg, moment, false);
            return;
        }
        Leg alive = leg.heard(moment, keepalive, session.generation(), decision.now());
        Reason why = leg.isUp() ? Reason.CALL_HELD : Reason.CALL_RESUMED;
        decision.transitionTo(session.heard(alive, decision.policy(), decision.now()), why);
    }

    static void answered(DecisionBuilder decision, Leg leg, Moment moment, @Nullable Duration keepalive) {
        boolean alive = !leg.isEnded() || leg.course().revivedBy(moment);
        if (decision.session() == null && alive) {
            revived(decision, leg, moment, true);
        } else if (alive) {
            heard(decision, leg, moment, keepalive);
        }
        Leg now = decision.leg(leg.call());
        Session session = decision.session();
        if (now != null && session != null) {
            decision.transitionTo(session.answered(now, decision.policy(), decision.now()), Reason.CALL_ANSWERED);
        } else if (now != null) {
            decision.note(now.taken(), Reason.CALL_ANSWERED);
        }
    }

    /** R3: no calling controls, no history; the shield stays until the agent closes the session, or goes (R5, R6). */
    static void ended(DecisionBuilder decision, Leg leg, Moment moment) {
        if (leg.isEnded()) {
            decision.note(leg.on(leg.course().endedAgain(moment)), Reason.CALL_ENDED);
            return;
        }
        if (leg.course().outlived(moment)) {
            return;
        }
        Leg over = leg.ended(moment, decision.now());
        Session session = decision.session();
        if (session == null) {
            decision.note(over, Reason.CALL_ENDED);
            return;
        }
        Session after = session.ended(over, decision.policy(), decision.now());
        decision.transitionTo(after, session.active() && !after.active() ? wentBack(session, leg) : Reason.CALL_ENDED);
        if (leg.isUp()) {
            unanswered(decision, leg);
        }
        TimeRules.callOver(decision);
    }

    /** R14: what overtook the STARTED happens after it. */
    static void overtaken(DecisionBuilder decision, CallStart start, Moment moment) {
        Moment unknown = new Moment(null, moment.appendedAt());
        for (CallId other : start.early().linked()) {
            linked(decision, start.call(), CallStart.of(other));
        }
        Leg begun = decision.leg(start.call());
        if (begun == null) {
            return;
        }
        if (start.early().answered()) {
            answered(decision, begun, unknown, null);
        }
        if (start.early().ended()) {
            ended(decision, asItIs(decision, begun), new Moment(start.early().endedAt(), moment.appendedAt()));
        }
        if (start.early().closed()) {
            ClosingRules.closedByCall(
                    decision, asItIs(decision, begun), start.early().forced());
        }
    }

    /** R21: another side of a leg of the session: hidden with it, counts as up, no new effect. */
    static boolean linked(DecisionBuilder decision, CallId first, CallStart other) {
        Session session = decision.session();
        Leg leg = decision.leg(first);
        if (session == null || leg == null || !isUpFor(session.legs(), leg, other)) {
            return false;
        }
        decision.link(session, leg.side(other, decision.now()), other.anew(), Reason.LINKED_CALL);
        return true;
    }

    /** One that is told late began while the leg was up, by the gateway's clock (R14). */
    private static boolean isUpFor(Legs legs, Leg leg, CallStart other) {
        return legs.anySide(leg, Leg::isUp) || leg.course().lasted(other.occurredAt());
    }

    /** R5: a callback that is over and that nobody took is worth a notice. */
    private static void unanswered(DecisionBuilder decision, Leg leg) {
        Legs legs = decision.state().legs();
        boolean over = !legs.anySide(leg, Leg::isUp) && !legs.anySide(leg, Leg::answered);
        if (leg.isCallback() && over) {
            decision.emit(Says.noticeOf(decision, Output.Kind.CALLBACK_UNANSWERED, leg.linkedTo()));
        }
    }

    /** Legs are presumed over: after a silence (R8), and with a notice of each after a close or by force (R4). */
    static void presumedOver(DecisionBuilder decision, Session before, Session after, boolean noticed) {
        decision.transitionTo(after, Reason.CALL_LOST);
        Set<CallId> told = new HashSet<>();
        for (Leg leg : before.legs().all()) {
            Leg now = after.legs().find(leg.call());
            if (leg.isUp() && now != null && !now.isUp()) {
                if (noticed) {
                    decision.emit(Says.noticeOf(decision, Output.Kind.LEG_PRESUMED_OVER, leg.call()));
                }
                if (told.add(leg.linkedTo())) {
                    unanswered(decision, leg);
                }
            }
        }
    }

    /**
     * R8: a leg that was over is heard of after the release: the same number if nobody holds it, otherwise as R1. A call
     * that came in and that nobody answered holds no lease any more (R25).
     */
    private static void revived(DecisionBuilder decision, Leg leg, Moment moment, boolean answers) {
        boolean isHidden = decision.agent() == null;
        boolean holds = isHidden
                || leg.kind() == Leg.Kind.EMERGENCY
                || (leg.kind() == Leg.Kind.CALLBACK && (answers || leg.answered()));
        if (leg.isUp() || !holds || !(decision.state() instanceof RememberedCalls remembered)) {
            return;
        }
        if (isHidden && !decision.hasRoom()) {
            decision.overload(Overload.Bound.SESSIONS);
            return;
        }
        Session session = resumed(decision, remembered);
        Leg again = leg.heard(moment, null, session.generation(), decision.now());
        decision.transitionTo(session.resume(again, decision.policy(), decision.now()), Reason.CALL_RESUMED);
        boolean another = remembered.number() == null || !remembered.number().equals(session.number());
        if (another && decision.agent() != null) {
            decision.emit(Says.number(decision, decision.inSession(), CallStart.of(leg.call())));
            decision.emit(Says.noticeOf(decision, Output.Kind.EMERGENCY_CALL_PLACED, leg.call()));
        }
    }

    private static Session resumed(DecisionBuilder decision, RememberedCalls remembered) {
        if (decision.agent() == null) {
            // Its id may have been another's: consumers know that one's fence (R22).
            return Session.begin(remembered, null, decision.nextFence(), decision.policy(), decision.now());
        }
        CallbackNumber last = remembered.number();
        boolean same = last != null && decision.pool().stock().isIdle(last);
        CallbackNumber number = same ? last : EmergencyRules.take(decision);
        return Session.begin(remembered, number, decision.nextFence(), decision.policy(), decision.now());
    }

    private static Leg asItIs(DecisionBuilder decision, Leg begun) {
        Leg leg = decision.leg(begun.call());
        return leg == null ? begun : leg;
    }

    private static Reason wentBack(Session before, Leg leg) {
        if (before.closing().pending()) {
            return Reason.SESSION_CLOSED;
        }
        return switch (leg.kind()) {
            case CALLBACK, REDIRECTED -> leg.answered() ? Reason.CALL_ENDED : Reason.CALLBACK_UNANSWERED;
            case MESSAGE -> Reason.MESSAGE_ENDED;
            case EMERGENCY, DIVERTED -> Reason.CALL_ENDED;
        };
    }
}
