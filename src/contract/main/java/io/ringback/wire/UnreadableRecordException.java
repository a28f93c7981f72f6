package io.ringback.wire;

import org.jspecify.annotations.Nullable;

/**
 * A value that cannot be read: says what is wrong and in which field, never a byte of the value. It has neither cause
 * nor stack trace, since a parser's own exceptions quote what they read and poison may arrive in floods.
 */
public final class UnreadableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ReadError error;
    private final @Nullable String field;

    /** An error of the record as a whole. */
    public UnreadableRecordException(ReadError error) {
        this(error, null);
    }

    /**
     * An error of one field.
     *
     * @param field a field's name as the schema has it; never a name taken from the input
     */
    public UnreadableRecordException(ReadError error, @Nullable String field) {
        super(field == null ? error.name() : error.name() + " " + field, null, false, false);
        this.error = error;
        this.field = field;
    }

    /** The kind of error, for a reject's {@code error}. */
    public String error() {
        return error.name();
    }

    /** The schema's field that is wrong, with dots into nested records; null when it is the whole. */
    public @Nullable String field() {
        return field;
    }
}
