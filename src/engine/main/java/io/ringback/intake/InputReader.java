package io.ringback.intake;

import io.ringback.intake.decode.Flaw;
import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads what operators and presence services write: what is odd about it and hinders nothing is noted beside (R16). */
final class InputReader<T extends SpecificRecord> {
    private final EventReader<T> reader;

    InputReader(Class<T> type) {
        this.reader = EventReader.of(type);
    }

    /**
     * What a value of either format comes to: a reject when it cannot be read, else what its record means.
     *
     * @param meaning finds what the record comes to; a flaw that it finds is told rather than an oddity
     */
    Classification classify(byte @Nullable [] value, Function<T, Classification> meaning) {
        if (value == null) {
            return Classification.rejected(Flaw.EMPTY_VALUE);
        }
        List<Flaw> odd = new ArrayList<>();
        try {
            Classification found = meaning.apply(reader.read(value, oddity -> odd.add(Flaw.of(oddity))));
            return found.flaw() == null && !odd.isEmpty() ? found.with(odd.get(0)) : found;
        } catch (UnreadableRecordException e) {
            return Classification.rejected(Flaw.of(e));
        }
    }
}
