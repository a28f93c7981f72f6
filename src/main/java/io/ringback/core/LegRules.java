package io.ringback.core;

/** What happens to a leg that has begun: R3, R8's revival, and R14's early events. */
final class LegRules {
    private LegRules() {}

    /** An event that says no more than that the call is alive; it revives a lost one (R8). */
    static void heard(Turn turn, Leg leg) {
        Session session = turn.session();
        if (session == null) {
            revived(turn, leg);
        } else {
            Reason why = leg.isLost() ? Reason.CALL_RESUMED : Reason.CALL_HELD;
            turn.become(session.heard(leg, turn.policy(), turn.now()), why);
        }
    }

    static void answered(Turn turn, Leg leg) {
        if (turn.session() == null) {
            revived(turn, leg);
        }
        Session session = turn.session();
        Leg now = turn.standing().legs().find(leg.call());
        if (session != null && now != null) {
            turn.become(session.answered(now, turn.policy(), turn.now()), Reason.CALL_ANSWERED);
        }
    }

    /** R3: no calling controls, no history; the shield stays until the agent closes the session, or goes (R5, R6). */
    static void ended(Turn turn, Leg leg) {
        if (turn.standing() instanceof Calm calm) {
            turn.become(calm.ended(leg), Reason.CALL_ENDED);
        }
        Session session = turn.session();
        if (session == null) {
            return;
        }
        Session after = session.ended(leg, turn.policy(), turn.now());
        turn.become(after, session.active() && !after.active() ? wentBack(session, leg) : Reason.CALL_ENDED);
        if (leg.isUp()) {
            unanswered(turn, leg);
        }
    }

    /** R14: what overtook the STARTED happens after it. */
    static void overtaken(Turn turn, Signal.Start start) {
        if (start.answeredEarly()) {
            answered(turn, of(turn, start));
        }
        if (start.endedEarly()) {
            ended(turn, of(turn, start));
        }
        if (start.closedEarly()) {
            ClosingRules.closedByCall(turn, of(turn, start));
        }
    }

    /** R5: a callback that is over and that nobody took is worth a notice. */
    static void unanswered(Turn turn, Leg leg) {
        Legs sides = turn.standing().legs().sidesOf(leg);
        if (leg.kind() == Leg.Kind.CALLBACK && !sides.anyUp() && !sides.any(Leg::answered)) {
            turn.say(EmergencyRules.notice(turn, Output.Kind.CALLBACK_UNANSWERED, null));
        }
    }

    /** R8: a lost leg is heard of after the release: the same number if nobody holds it, otherwise as R1. */
    private static void revived(Turn turn, Leg leg) {
        boolean holds = leg.kind() == Leg.Kind.EMERGENCY || leg.kind() == Leg.Kind.CALLBACK;
        if (!leg.isLost() || !holds || !(turn.standing() instanceof Calm calm)) {
            return;
        }
        Session session = resumed(turn, calm);
        Leg again = leg.heard(session.generation(), turn.now());
        turn.become(session.resume(again, turn.policy(), turn.now()), Reason.CALL_RESUMED);
        boolean another = calm.lastNumber() == null || !calm.lastNumber().equals(session.number());
        if (another && turn.agent() != null) {
            Signal.Start start = new Signal.Start(leg.call(), null, null, false, false, false);
            EmergencyRules.sendNumber(turn, session, start);
            turn.say(EmergencyRules.notice(turn, Output.Kind.EMERGENCY_CALL_PLACED, null));
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

    private static Leg of(Turn turn, Signal.Start start) {
        Leg leg = turn.standing().legs().find(start.call());
        if (leg == null) {
            throw new IllegalStateException("a call that began is not a leg");
        }
        return leg;
    }

    private static Reason wentBack(Session before, Leg leg) {
        if (before.closing().requested()) {
            return Reason.SESSION_CLOSED;
        }
        return switch (leg.kind()) {
            case CALLBACK -> Reason.CALLBACK_UNANSWERED;
            case MESSAGE -> Reason.MESSAGE_ENDED;
            case EMERGENCY, DIVERTED -> Reason.CALL_ENDED;
        };
    }
}
