package io.ringback.notify;

import io.ringback.notify.rules.AttemptOutcome;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param error why not, in a word that says nothing of the address; null when it was sent
 */
record Result(AttemptOutcome outcome, @Nullable String error) {
    static final Result SENT = new Result(AttemptOutcome.SENT, null);

    /** Will never go through. */
    static Result refused(String error) {
        return new Result(AttemptOutcome.REFUSED, error);
    }

    /** May go through later. */
    static Result failed(String error) {
        return new Result(AttemptOutcome.FAILED, error);
    }
}
