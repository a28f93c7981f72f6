package io.ringback.intake;

import io.ringback.intake.decode.Flaw;
import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads what operators and presence services write: what is odd about it and hinders nothing is noted beside (R16). */
final class InputReader<T extends SpecificRecord> {
    private final EventReader<T> reader;

    /** @param flaw the first thing that is odd; null when nothing is */
    record Read<T>(T record, @Nullable Flaw flaw) {}

    InputReader(Class<T> type) {
        this.reader = EventReader.of(type);
    }

    /**
     * Reads one record of either format.
     *
     * @throws UnreadableRecordException when it cannot be used
     */
    Read<T> read(byte[] value) {
        List<Flaw> odd = new ArrayList<>();
        T record = reader.read(value, oddity -> odd.add(Flaw.of(oddity)));
        return new Read<>(record, odd.isEmpty() ? null : odd.get(0));
    }
}
