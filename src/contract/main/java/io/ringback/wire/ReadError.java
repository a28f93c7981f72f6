package io.ringback.wire;

/** Why a value could not be read: the words of a reject's {@code error} field. */
public enum ReadError {
    /** No byte at all. */
    EMPTY_VALUE,
    /** Neither Avro's marker nor a <code>{</code> at the beginning. */
    UNKNOWN_FORMAT,
    /** It begins like a JSON object and is none. */
    NOT_JSON,
    /** No schema of this build has the fingerprint. */
    UNKNOWN_FINGERPRINT,
    /** A record that is known, and not the one that belongs here. */
    WRONG_RECORD,
    /** It ends in the middle. */
    TRUNCATED,
    /** Something follows the record. */
    TRAILING_BYTES,
    /** A field holds a value of another type. */
    WRONG_TYPE,
    /** A required field is absent or null. */
    MISSING_FIELD,
    /** A field occurs twice, so that two readers could disagree. */
    DUPLICATE_FIELD,
    /** Larger, longer or deeper than any honest record. */
    TOO_LARGE,
    /** Anything else. */
    UNREADABLE
}
