package io.ringback.intake.decode;

import io.ringback.wire.ReadError;
import io.ringback.wire.UnreadableRecordException;
import java.util.List;

/** One step through a record's bytes: takes a value into the draft, or passes over it. */
interface AvroStep {
    void run(AvroBytes in, CallDraft draft);

    /** No bytes, nothing to do: Avro's null. */
    AvroStep NOTHING = (in, draft) -> {};

    /** The step of the branch that the bytes name; an absent value, as most are, costs one look at a byte. */
    static AvroStep branches(List<AvroStep> branches) {
        AvroStep[] fixed = branches.toArray(AvroStep[]::new);
        return (in, draft) -> {
            AvroStep branch = choose(fixed, in.index());
            if (branch != NOTHING) {
                branch.run(in, draft);
            }
        };
    }

    /** What an index names; noise may name nothing. */
    static <T> T choose(T[] all, int index) {
        if (index < 0 || index >= all.length) {
            throw new UnreadableRecordException(ReadError.UNREADABLE);
        }
        return all[index];
    }
}
