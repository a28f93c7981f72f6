package io.ringback.core;

import java.time.Instant;

/**
 * What every change of a session ends with: the published deadline, a close that waited, calls to forget, and since when
 * it is quiet and shielded (R3, R4, R8).
 */
final class Settled {
    private Settled() {}

    /** @param before the session as it was before the change */
    static Session of(Session changed, Session before, Policy policy, Instant now) {
        boolean up = changed.legs().anyUp();
        SessionClosure closing = changed.closing();
        SessionClosure next = !up && closing.pending() ? closing.closed() : closing;
        Legs legs = up || next.open() ? changed.legs() : changed.legs().dropped();
        Term term = up ? changed.term().held(policy, now) : changed.term().settled(policy, now);
        Watch watch = changed.memory().watch();
        SessionMemory memory = changed.memory().with(up ? watch.busy() : watch.quiet(now));
        if (next.generation() != changed.generation()) {
            memory = memory.with(memory.forgotten().closed());
        }
        boolean shields = changed.party() instanceof AgentId && (up || next.open());
        Instant since = shields && !before.shielded() ? now : changed.shieldedSince();
        Session settled = new Session(changed.party(), changed.tenure(), term, next, since, legs, memory);
        return settled.equals(changed) ? changed : settled;
    }
}
