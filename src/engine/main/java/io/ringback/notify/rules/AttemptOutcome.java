package io.ringback.notify.rules;

/** How an attempt to tell a contact ended. */
public enum AttemptOutcome {
    /** The channel took the message. */
    SENT,
    /** The channel will never take it: no use to try again. */
    REFUSED,
    /** It may go through later. */
    FAILED
}
