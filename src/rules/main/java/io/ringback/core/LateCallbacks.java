package io.ringback.core;

/**
 * Who is told of calls to a number that nobody holds (R9). Anybody can make such a call, and each notice rings
 * somebody's telephone: so three of a number are told in a minute, and the next minute's first says how many more there were
 * (R25). Of a call that is known to be a responder's everybody is told.
 */
final class LateCallbacks {
    private static final int TOLD_A_MINUTE = 3;

    private LateCallbacks() {}

    /** A number that the pool does not know has no row to count in. */
    static void tell(DecisionBuilder decision, CallbackNumber called, Caller caller, Output.Notice notice) {
        PoolNumber number = decision.pool().stock().number(called);
        if (number == null || caller.isKnown()) {
            decision.emit(notice);
            return;
        }
        Burst before = number.late();
        Burst calls = before.another(decision.now());
        decision.change(new Change.PutNumber(number.calledLate(calls)));
        if (calls.calls() <= TOLD_A_MINUTE) {
            int untold = before.isOver(decision.now()) ? Math.max(0, before.calls() - TOLD_A_MINUTE) : 0;
            decision.emit(untold == 0 ? notice : notice.standingFor(untold + 1));
        }
    }
}
