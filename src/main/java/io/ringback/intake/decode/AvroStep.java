package io.ringback.intake.decode;

import io.ringback.wire.ReadError;
import io.ringback.wire.UnreadableRecordException;
import java.util.List;

/** One step through a record's bytes: takes a value into the draft, or passes over it. */
interface AvroStep {
    void run(AvroBytes in, CallDraft draft);

    /** The step of the branch that the bytes name. */
    static AvroStep branches(List<AvroStep> branches) {
        return (in, draft) -> choose(branches, in.number()).run(in, draft);
    }

    /** What an index names; noise may name nothing. */
    static <T> T choose(List<T> all, long index) {
        if (index < 0 || index >= all.size()) {
            throw new UnreadableRecordException(ReadError.UNREADABLE);
        }
        return all.get((int) index);
    }
}
