package io.ringback.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of calls to a number that nobody holds (R9). Anybody can make such a call, and each notice rings
 * somebody's telephone: so three of a number are told in a minute, and when the minute is over one notice stands for the
 * others (R25). Of a call that is known to be a responder's everybody is told, up to a bound of the pool's: a caller can
 * claim that, too.
 */
final class LateCallbacks {
    private static final int TOLD_A_MINUTE = 3;

    private LateCallbacks() {}

    /** A number that the pool does not know has no row to count in. */
    static void tell(DecisionBuilder decision, CallbackNumber called, Caller caller, Output.Notice notice) {
        PoolNumber number = decision.pool().stock().number(called);
        if (number == null || caller.isKnown()) {
            tellOfResponder(decision, notice);
            return;
        }
        Burst before = number.late();
        Burst calls = before.another(decision.now());
        decision.change(new Change.PutNumber(number.calledLate(calls)));
        if (calls.calls() <= TOLD_A_MINUTE) {
            // Left over only where the clock was set back: the others' time came before this call's.
            int untold = before.isOver(decision.now()) ? untold(before) : 0;
            decision.emit(untold == 0 ? notice : notice.standingFor(untold + 1));
        }
    }

    private static void tellOfResponder(DecisionBuilder decision, Output.Notice notice) {
        Burst calls = decision.pool().burst(Overload.Bound.CALLBACKS).another(decision.now());
        decision.change(new Change.CountBurst(Overload.Bound.CALLBACKS, calls));
        if (calls.calls() <= decision.policy().limits().callbacks()) {
            decision.emit(notice);
        } else {
            decision.overload(Overload.Bound.CALLBACKS);
        }
    }

    /** When the calls are due that nobody was told of; null when there are none. */
    static @Nullable Instant dueAt(PoolNumber number) {
        return untold(number.late()) == 0 ? null : number.late().until();
    }

    /** Tells of them; null when they are not due. */
    static @Nullable Decision due(PoolNumber number, Instant now) {
        Instant at = dueAt(number);
        if (at == null || at.isAfter(now)) {
            return null;
        }
        Output.Notice notice = new Output.Notice(
                Output.Kind.LATE_CALLBACK, null, null, number.number(), null, null, null, untold(number.late()));
        return new Decision(List.of(new Change.PutNumber(number.calledLate(Burst.NONE))), List.of(notice), null);
    }

    private static int untold(Burst calls) {
        return Math.max(0, calls.calls() - TOLD_A_MINUTE);
    }
}
