package io.ringback.core;

import org.jspecify.annotations.Nullable;

/** An emergency number, or a test number, was dialled: R1, R2, R10, R13, R16. */
final class EmergencyRules {
    private EmergencyRules() {}

    /**
     * R1, and R2 when the agent has a session: the number, the shield, the notice, without waiting for an answer. R10
     * when the pool has no number, R16 when there is no agent: everything else still happens.
     */
    static void dialled(Turn turn, Signal.Start start) {
        Session session = turn.session();
        Session leased = session == null ? begin(turn) : again(turn, session);
        Leg leg = Leg.first(start.call(), Leg.Kind.EMERGENCY, Leg.Progress.IN_CALL, leased.generation(), turn.now());
        turn.become(leased.join(leg, turn.policy(), turn.now()), reason(turn));
        sendNumber(turn, leased, start);
        turn.say(notice(turn, Output.Kind.EMERGENCY_CALL_PLACED, start.location()));
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

    /** A session that begins, with the number that has been idle longest (R11) or none (R10, R16). */
    private static Session begin(Turn turn) {
        Calm calm = (Calm) turn.standing();
        if (turn.agent() == null) {
            return Session.begin(calm, null, Fence.NONE, turn.policy(), turn.now());
        }
        return Session.begin(calm, take(turn), turn.nextFence(), turn.policy(), turn.now());
    }

    /** R2: the same session and number for a whole lease more; a session without a number tries again. */
    private static Session again(Turn turn, Session session) {
        Session extended = session.extended(turn.policy(), turn.now());
        if (session.number() != null || turn.agent() == null) {
            return extended;
        }
        CallbackNumber number = take(turn);
        return number == null ? extended : extended.given(number, turn.nextFence(), turn.now());
    }

    /** R10: the next number, with a notice when few are left or none. */
    static @Nullable CallbackNumber take(Turn turn) {
        PoolState pool = turn.pool();
        PoolNumber next = pool.longestIdle();
        if (next == null) {
            turn.say(notice(turn, Output.Kind.POOL_EXHAUSTED, null));
            return null;
        }
        int low = turn.policy().low();
        if (low > 0 && pool.free(low + 1, turn.now()) == low) {
            turn.say(notice(turn, Output.Kind.POOL_LOW, null));
        }
        return next.number();
    }

    /** The instruction for this call: its number, or that there is none (R10, R16). */
    static void sendNumber(Turn turn, Session session, Signal.Start start) {
        boolean none = session.number() == null;
        turn.say(new Output.Instruction(
                none ? Output.Action.ANNOUNCE_UNAVAILABLE : Output.Action.SEND_CALLBACK_NUMBER,
                start.call(),
                start.gateway(),
                session.number(),
                turn.agent(),
                none ? null : session.term().publishedUntil(),
                turn.agent() == null ? null : session.fence()));
    }

    private static Reason reason(Turn turn) {
        return turn.agent() == null ? Reason.NO_AGENT : Reason.EMERGENCY_CALL;
    }

    static Output notice(Turn turn, Output.Kind kind, @Nullable LocationRef location) {
        Session session = turn.session();
        CallbackNumber number = session == null ? null : session.number();
        Fence fence = session == null || turn.agent() == null ? null : session.fence();
        return new Output.Notice(kind, turn.agent(), number, location, fence);
    }
}
