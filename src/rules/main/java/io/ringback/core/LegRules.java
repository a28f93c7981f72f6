package io.ringback.core;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to a leg that has begun: R3, R8's and R14's revival, and R14's early events. */
final class LegRules {
    private LegRules() {}

    /** An event that says no more than that the call is alive; it revives one that was over (R8, R14). */
    static void heard(Turn turn, Leg leg, Moment moment, @Nullable Duration keepalive) {
        if (leg.isEnded() && !leg.course().revivedBy(moment)) {
            return;
        }
        Session session = turn.session();
        if (session == null) {
            revived(turn, leg, moment, false);
            return;
        }
        Leg alive = leg.heard(moment, keepalive, session.generation(), turn.now());
        Reason why = leg.isUp() ? Reason.CALL_HELD : Reason.CALL_RESUMED;
        turn.become(session.heard(alive, turn.policy(), turn.now()), why);
    }

    static void answered(Turn turn, Leg leg, Moment moment, @Nullable Duration keepalive) {
        boolean alive = !leg.isEnded() || leg.course().revivedBy(moment);
        if (turn.session() == null && alive) {
            revived(turn, leg, moment, true);
        } else if (alive) {
            heard(turn, leg, moment, keepalive);
        }
        Session session = turn.session();
        Leg now = turn.standing().legs().find(leg.call());
        if (session != null && now != null) {
            turn.become(session.answered(now, turn.policy(), turn.now()), Reason.CALL_ANSWERED);
        }
    }

    /** R3: no calling controls, no history; the shield stays until the agent closes the session, or goes (R5, R6). */
    static void ended(Turn turn, Leg leg, Moment moment) {
        if (leg.isEnded()) {
            Leg again = leg.on(leg.course().endedAgain(moment));
            turn.become(turn.standing().with(turn.standing().legs().replace(again)), Reason.CALL_ENDED);
            return;
        }
        if (leg.course().outlived(moment)) {
            return;
        }
        Leg over = leg.ended(moment, turn.now());
        Session session = turn.session();
        if (session == null) {
            turn.become(turn.standing().with(turn.standing().legs().replace(over)), Reason.CALL_ENDED);
            return;
        }
        Session after = session.ended(over, turn.policy(), turn.now());
        turn.become(after, session.active() && !after.active() ? wentBack(session, leg) : Reason.CALL_ENDED);
        if (leg.isUp()) {
            unanswered(turn, leg);
        }
        TimeRules.callOver(turn);
    }

    /** R14: what overtook the STARTED happens after it. */
    static void overtaken(Turn turn, Signal.Start start, Moment moment) {
        Moment unknown = new Moment(null, moment.appendedAt());
        for (CallId other : start.early().linked()) {
            linked(turn, start.call(), Signal.Start.of(other));
        }
        Leg begun = turn.standing().legs().find(start.call());
        if (begun == null) {
            return;
        }
        if (start.early().answered()) {
            answered(turn, begun, unknown, null);
        }
        if (start.early().ended()) {
            ended(turn, of(turn, begun), unknown);
        }
        if (start.early().closed()) {
            ClosingRules.closedByCall(turn, of(turn, begun), start.early().forced());
        }
    }

    /** R21: another side of a leg of the session: hidden with it, counts as up, no new effect. */
    static boolean linked(Turn turn, CallId first, Signal.Start other) {
        Session session = turn.session();
        Leg leg = turn.standing().legs().find(first);
        if (session == null || leg == null || !session.legs().anySide(leg, Leg::isUp)) {
            return false;
        }
        turn.link(session, leg.side(other, turn.now()), other.anew(), Reason.LINKED_CALL);
        return true;
    }

    /** R5: a callback that is over and that nobody took is worth a notice. */
    private static void unanswered(Turn turn, Leg leg) {
        Legs legs = turn.standing().legs();
        boolean over = !legs.anySide(leg, Leg::isUp) && !legs.anySide(leg, Leg::answered);
        if (leg.kind() == Leg.Kind.CALLBACK && over) {
            turn.say(Says.noticeOf(turn, Output.Kind.CALLBACK_UNANSWERED, leg.call()));
        }
    }

    /** Legs are presumed over: after a silence (R8), and with a notice of each after a close or by force (R4). */
    static void presumedOver(Turn turn, Session before, Session after, boolean noticed) {
        turn.become(after, Reason.CALL_LOST);
        Set<CallId> told = new HashSet<>();
        for (Leg leg : before.legs().all()) {
            Leg now = after.legs().find(leg.call());
            if (leg.isUp() && now != null && !now.isUp()) {
                if (noticed) {
                    turn.say(Says.noticeOf(turn, Output.Kind.LEG_PRESUMED_OVER, leg.call()));
                }
                if (told.add(leg.linkedTo())) {
                    unanswered(turn, leg);
                }
            }
        }
    }

    /**
     * R8: a leg that was over is heard of after the release: the same number if nobody holds it, otherwise as R1. A call
     * that came in and that nobody answered holds no lease any more (R25).
     */
    private static void revived(Turn turn, Leg leg, Moment moment, boolean answers) {
        boolean holds =
                leg.kind() == Leg.Kind.EMERGENCY || (leg.kind() == Leg.Kind.CALLBACK && (answers || leg.answered()));
        if (leg.isUp() || !holds || !(turn.standing() instanceof Calm calm)) {
            return;
        }
        Session session = resumed(turn, calm);
        Leg again = leg.heard(moment, null, session.generation(), turn.now());
        turn.become(session.resume(again, turn.policy(), turn.now()), Reason.CALL_RESUMED);
        boolean another = calm.lastNumber() == null || !calm.lastNumber().equals(session.number());
        if (another && turn.agent() != null) {
            turn.say(Says.number(turn, turn.inSession(), Signal.Start.of(leg.call())));
            turn.say(Says.noticeOf(turn, Output.Kind.EMERGENCY_CALL_PLACED, leg.call()));
        }
    }

    private static Session resumed(Turn turn, Calm calm) {
        if (turn.agent() == null) {
            return Session.begin(calm, null, Fence.NONE, turn.policy(), turn.now());
        }
        CallbackNumber last = calm.lastNumber();
        boolean same = last != null && turn.pool().isIdle(last);
        CallbackNumber number = same ? last : EmergencyRules.take(turn);
        return Session.begin(calm, number, turn.nextFence(), turn.policy(), turn.now());
    }

    private static Leg of(Turn turn, Leg begun) {
        Leg leg = turn.standing().legs().find(begun.call());
        return leg == null ? begun : leg;
    }

    private static Reason wentBack(Session before, Leg leg) {
        if (before.closing().pending()) {
            return Reason.SESSION_CLOSED;
        }
        return switch (leg.kind()) {
            case CALLBACK -> Reason.CALLBACK_UNANSWERED;
            case MESSAGE -> Reason.MESSAGE_ENDED;
            case EMERGENCY, DIVERTED -> Reason.CALL_ENDED;
        };
    }
}
