package io.ringback.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway's clock and the broker's say of one call's life and end, so that its events count in their own order
 * (R14).
 *
 * @param livedAt the latest time at which the call is known to have lived; null when no event said a time
 * @param endedAt when it ended; null while it lives, or when the ENDED said no time
 * @param endAppendedAt when the broker appended the ENDED; the epoch while the call lives
 * @param startedAgain a STARTED came within 10 s after the ENDED, and no clock tells which of the two was first
 */
public record Course(
        @Nullable Instant livedAt, @Nullable Instant endedAt, Instant endAppendedAt, boolean startedAgain) {
    /** Nothing is known of it. */
    public static final Course UNKNOWN = new Course(null, null, Instant.EPOCH, false);

    /** The call lives at that moment. */
    Course lived(Moment moment) {
        return new Course(later(livedAt, moment.occurredAt()), null, Instant.EPOCH, false);
    }

    Course ended(Moment moment) {
        return new Course(livedAt, moment.occurredAt(), moment.appendedAt(), false);
    }

    /** Another ENDED: of two ends the later counts. */
    Course endedAgain(Moment moment) {
        Instant last = later(endedAt, moment.occurredAt());
        return new Course(livedAt, last, endAppendedAt, startedAgain);
    }

    /** A dial told again after its end: nothing, unless more is heard of it (R14). */
    Course startedAgain(Moment moment) {
        Instant occurred = moment.occurredAt();
        boolean earlier = endedAt == null ? occurred != null && occurred.equals(livedAt) : before(occurred, endedAt);
        return earlier || arrivedLater(moment) ? this : new Course(livedAt, endedAt, endAppendedAt, true);
    }

    /** An ENDED that is older than what is known of the call's life is about an earlier try. */
    boolean outlived(Moment end) {
        return before(end.occurredAt(), livedAt);
    }

    /** Whether an event after the end shows that the call lives. */
    boolean revivedBy(Moment moment) {
        Instant occurred = moment.occurredAt();
        if (occurred != null && endedAt != null && !occurred.equals(endedAt)) {
            return occurred.isAfter(endedAt);
        }
        return startedAgain || arrivedLater(moment);
    }

    /** Whether a STARTED after the end is certainly another try under the same id (R22). */
    boolean begunAnewBy(Moment start) {
        Instant occurred = start.occurredAt();
        if (occurred == null || endedAt == null || occurred.isBefore(endedAt)) {
            return false;
        }
        return occurred.isAfter(endedAt) || before(livedAt, occurred);
    }

    /** Whether a STARTED is of a later time than all that was heard of the call, by more than one told again may be. */
    boolean isOlderThan(Moment start) {
        return livedAt != null && before(livedAt.plus(Moment.OVERTAKES), start.occurredAt());
    }

    /** Whether the call still lived at that time, by the gateway's clock; no without both times. */
    boolean lasted(@Nullable Instant occurredAt) {
        return before(occurredAt, endedAt);
    }

    private boolean arrivedLater(Moment moment) {
        return moment.appendedAt().isAfter(endAppendedAt.plus(Moment.OVERTAKES));
    }

    private static boolean before(@Nullable Instant a, @Nullable Instant b) {
        return a != null && b != null && a.isBefore(b);
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return b.isAfter(a) ? b : a;
    }
}
