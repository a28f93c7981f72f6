package io.ringback.notify.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact who has been told, or will have been.
 *
 * @param attempt the number of the last attempt, from 1
 * @param firstAt when the first attempt began
 * @param due when the next attempt is to begin; null but for WAITING
 */
public record Asked(
        ContactId contact,
        int step,
        int attempt,
        Progress progress,
        Instant firstAt,
        @Nullable Instant due) {
    /** How far the telling is. */
    public enum Progress {
        /** An attempt is under way. */
        TRYING,
        /** An attempt failed, and there will be another. */
        WAITING,
        /** The channel took the message. */
        SENT,
        /** The channel refused it, or was out of reach for too long, or somebody acknowledged meanwhile. */
        OVER
    }

    static Asked first(Contact contact, Instant now) {
        return new Asked(contact.id(), contact.step(), 1, Progress.TRYING, now, null);
    }

    Asked again() {
        return new Asked(contact, step, attempt + 1, Progress.TRYING, firstAt, null);
    }

    /**
     * What an attempt's outcome means. That one went out counts whichever it was: after a crash two instances may have made
     * the same. Any other outcome of another attempt means nothing.
     */
    Asked after(int ofAttempt, AttemptOutcome outcome, EscalationPolicy policy, Instant now) {
        if (outcome == AttemptOutcome.SENT && ofAttempt <= attempt && isUnderWay()) {
            return become(Progress.SENT);
        }
        if (ofAttempt != attempt || progress != Progress.TRYING) {
            return this;
        }
        return outcome == AttemptOutcome.REFUSED ? become(Progress.OVER) : failed(policy, now);
    }

    private Asked failed(EscalationPolicy policy, Instant now) {
        Instant next = now.plus(EscalationPolicy.pauseAfter(attempt));
        return next.isAfter(firstAt.plus(policy.retryFor()))
                ? become(Progress.OVER)
                : new Asked(contact, step, attempt, Progress.WAITING, firstAt, next);
    }

    /** Somebody has acknowledged: no further attempt. */
    Asked noMore() {
        return progress == Progress.WAITING ? become(Progress.OVER) : this;
    }

    boolean isUnderWay() {
        return progress == Progress.TRYING || progress == Progress.WAITING;
    }

    private Asked become(Progress next) {
        return new Asked(contact, step, attempt, next, firstAt, null);
    }
}
