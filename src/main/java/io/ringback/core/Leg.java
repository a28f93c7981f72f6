package io.ringback.core;

import java.time.Instant;

/**
 * One call of a session.
 *
 * @param linkedTo the first call of its leg; its own id when it is the first (R21)
 * @param answered somebody took it
 * @param dropped consumers were told to forget it
 * @param generation how often the session had been closed when it started: a close that names a leg from before the
 *     last close does nothing (R4)
 * @param heardAt when its last event was handled, by the desk's clock (R8)
 */
public record Leg(
        CallId call,
        CallId linkedTo,
        Kind kind,
        Progress progress,
        boolean answered,
        boolean dropped,
        int generation,
        Instant heardAt) {

    /** What a leg is. */
    public enum Kind {
        /** The agent's call to an emergency number (R1). */
        EMERGENCY,
        /** The responder's call back (R5). */
        CALLBACK,
        /** A call to a callback number that went to the fallback: nobody holds it (R9), or not trusted (R17). */
        DIVERTED,
        /** The agent's call to its own number, to leave a message (R6). */
        MESSAGE
    }

    /** How far a call is. */
    public enum Progress {
        RINGING,
        IN_CALL,
        /** Presumed ended, after a lease without any event (R8). */
        LOST,
        ENDED
    }

    static Leg first(CallId call, Kind kind, Progress progress, int generation, Instant now) {
        return new Leg(call, call, kind, progress, false, false, generation, now);
    }

    /** Another side of this leg: hidden with it, counts as up (R21). */
    Leg link(CallId other, Instant now) {
        Progress side = progress == Progress.RINGING ? Progress.RINGING : Progress.IN_CALL;
        return new Leg(other, linkedTo, kind, side, false, false, generation, now);
    }

    boolean isUp() {
        return progress == Progress.RINGING || progress == Progress.IN_CALL;
    }

    boolean isLost() {
        return progress == Progress.LOST;
    }

    /** An event of it was handled. A lost leg is up again, in the session as it is now (R8). */
    Leg heard(int currentGeneration, Instant now) {
        if (!isLost()) {
            return new Leg(call, linkedTo, kind, progress, answered, dropped, generation, now);
        }
        Progress again = kind == Kind.CALLBACK && !answered ? Progress.RINGING : Progress.IN_CALL;
        return new Leg(call, linkedTo, kind, again, answered, false, currentGeneration, now);
    }

    Leg taken() {
        Progress next = progress == Progress.RINGING ? Progress.IN_CALL : progress;
        return new Leg(call, linkedTo, kind, next, true, dropped, generation, heardAt);
    }

    Leg over(Progress how, Instant now) {
        return new Leg(call, linkedTo, kind, how, answered, dropped, generation, now);
    }

    /** Consumers are told of it again: its ANSWERED came after its ENDED (R14). */
    Leg shown() {
        return new Leg(call, linkedTo, kind, progress, answered, false, generation, heardAt);
    }

    Leg forgotten() {
        return new Leg(call, linkedTo, kind, progress, answered, true, generation, heardAt);
    }
}
