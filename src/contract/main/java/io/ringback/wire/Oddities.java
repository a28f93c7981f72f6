package io.ringback.wire;

/** What reading does with a value that is not of the schema's type but whose meaning is plain. */
@FunctionalInterface
interface Oddities {
    /** The whole record is refused for it. */
    Oddities REFUSED = (error, path) -> {
        throw new UnreadableRecordException(error, path);
    };

    /** Takes the value, unless this throws. */
    void note(ReadError error, String path);
}
