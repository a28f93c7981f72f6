package io.ringback.core;

/** Why a row or a decision was emitted: the words of the contract's {@code reason} fields. */
public enum Reason {
    EMERGENCY_CALL,
    CALLBACK,
    PSAP_CALLBACK,
    MESSAGE,
    LINKED_CALL,
    CALL_ANSWERED,
    CALL_HELD,
    CALL_LOST,
    CALL_RESUMED,
    CALL_ENDED,
    CALLBACK_UNANSWERED,
    MESSAGE_ENDED,
    SESSION_CLOSED,
    CALL_OVER,
    TIMED_OUT,
    EXPIRED,
    RELEASED_BY_HAND,
    NUMBER_FREE,
    TAKEN_OVER,
    BASE_STATUS_CHANGED,
    SETTINGS_CHANGED,
    NOT_LEASED,
    NOT_TRUSTED,
    TOO_MANY,
    SIGNED_OUT,
    OTHER_AGENT,
    DRILL,
    NO_AGENT
}
