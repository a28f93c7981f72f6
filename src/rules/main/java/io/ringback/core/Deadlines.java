package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When time alone changes a session. */
final class Deadlines {
    private Deadlines() {}

    /** The earliest of them. */
    static Instant next(Session session, Policy policy) {
        Instant due = session.legs().anyUp()
                ? whileUp(session, policy)
                : session.term().dueWhileQuiet(policy);
        if (session.number() != null) {
            due = earlier(due, heldLongAt(session, policy));
        }
        Instant over = callOverAt(session, policy);
        return over == null ? due : earlier(due, over);
    }

    /** R8: when the next notice is due that the number is held so long. */
    static Instant heldLongAt(Session session, Policy policy) {
        Instant next = session.memory().watch().heldLongAt();
        return next == null ? Watch.heldLong(policy, session.since()) : next;
    }

    /** R3: when the session closes by itself; null when only the agent closes it, or a leg is up. */
    static @Nullable Instant callOverAt(Session session, Policy policy) {
        Duration wait = policy.closeAfterCall();
        Instant quiet = session.memory().watch().quietSince();
        return wait == null || quiet == null || !session.closing().open() ? null : quiet.plus(wait);
    }

    private static Instant whileUp(Session session, Policy policy) {
        Legs legs = session.legs();
        Instant due = session.term().renewalDue(policy);
        Instant loss = legs.firstLoss(policy, session.closing().pending());
        due = loss == null ? due : earlier(due, loss);
        return legs.anyHolds() ? due : earlier(due, session.term().limit(policy));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
