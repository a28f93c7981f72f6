package io.ringback.intake.decode;

import io.ringback.settings.Trust;
import io.ringback.wire.ReadError;
import io.ringback.wire.UnreadableRecordException;

/** The seam between a gateway's way of telling of calls and Ringback. Used by one thread. */
public interface CallDecoder {
    /** The largest record that a broker takes by default, in bytes. */
    int LARGEST = 1 << 20;

    /**
     * Reads one event.
     *
     * @param value at least one byte
     * @throws UnreadableRecordException when it is no call event at all; one that is, with something wrong in it, comes
     *     back with a {@link CallFacts#flaw()}
     */
    CallFacts decode(byte[] value);

    /** Reads both formats of the contract; a first byte <code>{</code> tells JSON. */
    static CallDecoder ofContract(Trust trust) {
        CallDecoder avro = new AvroCallDecoder(CallEventView.schema(trust));
        CallDecoder json = new JsonCallDecoder(CallEventView.schema(trust));
        return value -> {
            if (value.length > LARGEST) {
                throw new UnreadableRecordException(ReadError.TOO_LARGE);
            }
            return (value[0] == '{' ? json : avro).decode(value);
        };
    }
}
