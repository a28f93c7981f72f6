package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of a session.
 *
 * @param linkedTo the first call of its leg; its own id when it is the first (R21)
 * @param answered somebody took it
 * @param generation how often the session had been closed when it started: a close that names a leg from before the
 *     last close does nothing (R4)
 * @param heardAt when its last event was handled, by the desk's clock (R8)
 * @param keepalive how often its gateway sends a KEEPALIVE; null when no event said so (R4, R8)
 */
public record Leg(
        CallId call,
        CallId linkedTo,
        Kind kind,
        Progress progress,
        boolean answered,
        Showing showing,
        int generation,
        Instant heardAt,
        @Nullable Duration keepalive,
        Course course) {

    /** What a leg is. */
    public enum Kind {
        /** The agent's call to an emergency number (R1). */
        EMERGENCY,
        /** The responder's call back (R5). */
        CALLBACK,
        /** A call to a callback number that rings the fallback, since the agent was signed out when it came (R24). */
        REDIRECTED,
        /** A call to a callback number that went to the fallback: nobody holds it (R9), or not trusted (R17, R25). */
        DIVERTED,
        /** The agent's call to its own number, to leave a message (R6). */
        MESSAGE
    }

    /** How far a call is. */
    public enum Progress {
        RINGING,
        IN_CALL,
        /** Presumed ended, after a silence (R4, R8) or by force (R4). */
        LOST,
        ENDED
    }

    /** What consumers know of it. */
    public enum Showing {
        /** They hide it. */
        HIDDEN,
        /** They were told to forget it. */
        DROPPED,
        /** Another call has its id now, and they are told of that one alone (R22). */
        DISPLACED
    }

    static Leg first(CallStart start, Kind kind, Progress progress, int generation, Instant now) {
        Course course = Course.UNKNOWN.lived(new Moment(start.occurredAt(), now));
        return new Leg(
                start.call(),
                start.call(),
                kind,
                progress,
                false,
                Showing.HIDDEN,
                generation,
                now,
                start.keepalive(),
                course);
    }

    /** Another side of this leg: hidden with it, counts as up (R21). */
    Leg side(CallStart other, Instant now) {
        Progress side = progress == Progress.RINGING ? Progress.RINGING : Progress.IN_CALL;
        return first(other, kind, side, generation, now).linkedTo(linkedTo);
    }

    Leg linkedTo(CallId first) {
        return new Leg(call, first, kind, progress, answered, showing, generation, heardAt, keepalive, course);
    }

    boolean isUp() {
        return progress == Progress.RINGING || progress == Progress.IN_CALL;
    }

    boolean isLost() {
        return progress == Progress.LOST;
    }

    boolean isEnded() {
        return progress == Progress.ENDED;
    }

    boolean isDropped() {
        return showing != Showing.HIDDEN;
    }

    /** A responder's, whoever has it. */
    boolean isCallback() {
        return kind == Kind.CALLBACK || kind == Kind.REDIRECTED;
    }

    boolean isAtFallback() {
        return kind == Kind.DIVERTED || kind == Kind.REDIRECTED;
    }

    /** The agent's own call holds a lease; one that comes in does once somebody answered it (R25). */
    boolean isOwn() {
        return kind == Kind.EMERGENCY || kind == Kind.MESSAGE;
    }

    /**
     * Until when a silent leg is believed to be up: a lease, or four of its own keepalives (R8); after a close two
     * keepalives (R4).
     */
    Instant believedUntil(Policy policy, boolean closed) {
        Duration patience = policy.lease();
        if (keepalive != null) {
            patience = shorter(patience, keepalive.multipliedBy(4));
        }
        if (closed) {
            Duration interval = keepalive == null ? policy.legKeepalive() : keepalive;
            patience = shorter(patience, interval.multipliedBy(2));
        }
        return heardAt.plus(patience);
    }

    /** An event of it was handled. One that was over is up again, in the session as it is now (R8, R14). */
    Leg heard(Moment moment, @Nullable Duration interval, int currentGeneration, Instant now) {
        Course lived = course.lived(moment);
        Duration told = interval == null ? keepalive : interval;
        if (isUp()) {
            return new Leg(call, linkedTo, kind, progress, answered, showing, generation, now, told, lived);
        }
        Progress again = isCallback() && !answered ? Progress.RINGING : Progress.IN_CALL;
        Showing shown = showing == Showing.DISPLACED ? showing : Showing.HIDDEN;
        return new Leg(call, linkedTo, kind, again, answered, shown, currentGeneration, now, told, lived);
    }

    Leg taken() {
        Progress next = progress == Progress.RINGING ? Progress.IN_CALL : progress;
        return new Leg(call, linkedTo, kind, next, true, showing, generation, heardAt, keepalive, course);
    }

    Leg ended(Moment moment, Instant now) {
        Course over = course.ended(moment);
        return new Leg(call, linkedTo, kind, Progress.ENDED, answered, showing, generation, now, keepalive, over);
    }

    /** Presumed over: nobody said so. */
    Leg lost() {
        return new Leg(call, linkedTo, kind, Progress.LOST, answered, showing, generation, heardAt, keepalive, course);
    }

    Leg on(Course other) {
        return new Leg(call, linkedTo, kind, progress, answered, showing, generation, heardAt, keepalive, other);
    }

    /** Consumers are told of it again: its ANSWERED came after its ENDED (R14). */
    Leg shown() {
        return showing(Showing.HIDDEN);
    }

    Leg forgotten() {
        return showing(Showing.DROPPED);
    }

    Leg displaced() {
        return showing(Showing.DISPLACED);
    }

    private Leg showing(Showing next) {
        Showing kept = showing == Showing.DISPLACED ? showing : next;
        return new Leg(call, linkedTo, kind, progress, answered, kept, generation, heardAt, keepalive, course);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
