package io.ringback.intake;

import org.jspecify.annotations.Nullable;

/** What a step does with a record of its source. It never throws because of what is in the record. */
interface Redaction {
    void redact(byte @Nullable [] key, byte @Nullable [] value, Source source);

    /** Gives back what it shares with other tasks. */
    default void close() {}
}
