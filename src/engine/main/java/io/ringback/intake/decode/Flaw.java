package io.ringback.intake.decode;

import io.ringback.wire.ReadError;
import io.ringback.wire.UnreadableRecordException;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a record, in the words of a reject; never a byte of the record.
 *
 * @param field the schema's field that is wrong; null when it is the whole
 */
public record Flaw(String error, @Nullable String field) {

    /** Words beside those of {@link ReadError}. */
    public enum Word {
        /** The record has no key. */
        NULL_KEY,
        /** The record's key is not what the field says. */
        KEY_MISMATCH,
        /** An outbound emergency call names no agent (R16). */
        NO_AGENT,
        /** Nothing in the number can be dialled, or it is far too long. */
        UNUSABLE_NUMBER,
        /** The number is not written in E.164. */
        NOT_E164,
        /** No such pool is configured. */
        UNKNOWN_POOL,
        /** A word that this version does not know. */
        UNKNOWN_VALUE,
        /** Longer than any honest reference. */
        TOO_LONG,
        /** Bytes that are no UTF-8; each stands in the reference as its number. */
        NOT_UTF8,
        /** A call to an emergency number that is said to come in (R16). */
        WRONG_DIRECTION,
        /** The call's id is another call's, too (R22). */
        CALL_ID_REUSED
    }

    /** The record has no value. */
    public static final Flaw EMPTY_VALUE = new Flaw(ReadError.EMPTY_VALUE.name(), null);

    /** Something in the record that nobody thought of. */
    public static final Flaw UNREADABLE = new Flaw(ReadError.UNREADABLE.name(), null);

    /** A flaw of one field. */
    public static Flaw of(Word word, String field) {
        return new Flaw(word.name(), field);
    }

    /** A flaw of the record as a whole. */
    public static Flaw of(Word word) {
        return new Flaw(word.name(), null);
    }

    /** A flaw that reading found. */
    public static Flaw of(ReadError error, String field) {
        return new Flaw(error.name(), field);
    }

    /** A flaw that left the record unreadable. */
    public static Flaw of(UnreadableRecordException e) {
        return new Flaw(e.error(), e.field());
    }

    /** A required field that is absent or blank. */
    public static Flaw missing(String field) {
        return of(ReadError.MISSING_FIELD, field);
    }
}
