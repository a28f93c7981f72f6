package io.ringback.wire;

/** What reading does when a value is not what the schema says, and what it means is plain all the same. */
@FunctionalInterface
interface Oddities {
    /** The whole record is refused for it. */
    Oddities REFUSED = (error, path) -> {
        throw new UnreadableRecordException(error, path);
    };

    /** Takes the value, unless this throws. */
    void note(ReadError error, String path);
}
