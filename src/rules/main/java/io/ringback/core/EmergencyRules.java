package io.ringback.core;

import org.jspecify.annotations.Nullable;

/** An emergency number, or a test number, was dialled: R1, R2, R10, R13, R16, R24. */
final class EmergencyRules {
    private EmergencyRules() {}

    /**
     * R1, and R2 when the agent has a session: the number, the shield, the notice, without waiting for an answer. R10
     * when the pool has no number, R16 when there is no agent, R25 when the pool has too many sessions: everything else
     * still happens.
     */
    static void dialled(Turn turn, Signal.Start start) {
        Session leased = turn.standing() instanceof Session session
                ? again(turn, session)
                : begin(turn, (Calm) turn.standing(), start);
        Leg leg = Leg.first(start, Leg.Kind.EMERGENCY, Leg.Progress.IN_CALL, leased.generation(), turn.now());
        Leg known = start.linkedTo() == null ? null : leased.legs().find(start.linkedTo());
        Leg side = known == null || !leased.legs().anySide(known, Leg::isUp) ? leg : leg.linkedTo(known.linkedTo());
        turn.join(leased.at(start.endpoint()), side, start.anew(), reason(turn));
        turn.say(Says.number(turn, turn.inSession(), start));
        turn.say(Says.noticeOf(turn, Output.Kind.EMERGENCY_CALL_PLACED, start));
    }

    /** R13: says which number would be used; no lease, no shield, no notice. */
    static void tested(Turn turn, Signal.Start start) {
        Session session = turn.session();
        CallbackNumber number = session == null ? null : session.number();
        PoolNumber next = turn.pool().longestIdle();
        if (number == null && next != null) {
            number = next.number();
        }
        turn.say(new Output.Instruction(
                Output.Action.READ_BACK_NUMBER, start.call(), start.gateway(), number, turn.agent(), null, null));
    }

    /** A session that begins, with the number that has been idle longest (R11) or none (R10, R16, R25). */
    private static Session begin(Turn turn, Calm calm, Signal.Start start) {
        boolean room = turn.pool().hasRoom();
        if (!room) {
            turn.overload(Overload.Bound.SESSIONS);
            turn.remembersNothing();
        }
        if (turn.agent() == null) {
            Fence fence = start.anew() ? turn.nextFence() : Fence.NONE;
            return Session.begin(calm, null, fence, turn.policy(), turn.now());
        }
        return Session.begin(calm, room ? take(turn) : null, turn.nextFence(), turn.policy(), turn.now());
    }

    /** R2: the same session and number for a whole lease more; a session without a number tries again. */
    private static Session again(Turn turn, Session session) {
        Session extended = session.extended(turn.policy(), turn.now());
        if (session.number() != null || turn.agent() == null) {
            return extended;
        }
        CallbackNumber number = take(turn);
        return number == null ? extended : extended.given(number, turn.nextFence(), turn.policy(), turn.now());
    }

    /** R10: a number is free for an agent who is on an emergency call without one. */
    static void freed(Turn turn, Session session) {
        CallbackNumber number = session.awaitsNumber() && turn.pool().longestIdle() != null ? take(turn) : null;
        if (number == null) {
            return;
        }
        Session extended = session.extended(turn.policy(), turn.now());
        Session given = extended.given(number, turn.nextFence(), turn.policy(), turn.now());
        turn.become(given.held(turn.policy(), turn.now()), Reason.NUMBER_FREE);
        Leg latest = null;
        for (Leg leg : given.legs().all()) {
            latest = leg.isUp() && leg.kind() == Leg.Kind.EMERGENCY ? leg : latest;
        }
        if (latest != null) {
            turn.say(Says.number(turn, turn.inSession(), Signal.Start.of(latest.call())));
        }
    }

    /** R10: the next number, with a notice when few are left or none. */
    static @Nullable CallbackNumber take(Turn turn) {
        PoolState pool = turn.pool();
        PoolNumber next = pool.longestIdle();
        if (next == null) {
            turn.say(Says.notice(turn, Output.Kind.POOL_EXHAUSTED));
            return null;
        }
        fewLeft(turn, pool, next);
        return next.number();
    }

    /** R10: no more than the threshold are left free; told again only after there were more. */
    private static void fewLeft(Turn turn, PoolState pool, PoolNumber next) {
        int low = turn.policy().low();
        if (low == 0) {
            return;
        }
        int free = pool.free(low + 2, turn.now());
        int left = next.restsUntil(turn.policy()).isAfter(turn.now()) ? free : free - 1;
        boolean told = pool.toldLow() && free <= low;
        if (left <= low && !told) {
            turn.say(Says.notice(turn, Output.Kind.POOL_LOW));
        }
        if (pool.toldLow() != left <= low) {
            turn.change(new Change.TellLow(left <= low));
        }
    }

    private static Reason reason(Turn turn) {
        return turn.agent() == null ? Reason.NO_AGENT : Reason.EMERGENCY_CALL;
    }
}
