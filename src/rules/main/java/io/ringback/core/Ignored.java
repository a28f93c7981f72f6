package io.ringback.core;

/** Why an input changed nothing; counted, so that every input is accounted for. */
public enum Ignored {
    /** The desk has handled this source record, or a later one of its partition. */
    REPLAY,
    /** The gateway said it twice, or what it says is so already. */
    NOTHING_NEW,
    /** Older than a lease (R14). */
    TOO_LATE,
    /** No session knows the call or the agent. */
    UNKNOWN,
    /** The close names a leg from before the last close (R4). */
    CLOSED_BEFORE,
    /** The close names a call that is none of the agent's session, in which a leg is up (R4). */
    NOT_OF_SESSION,
    /** Our own clock check. */
    PROBE
}
