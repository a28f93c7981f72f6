package io.ringback.intake.decode;

import io.ringback.settings.Trust;
import io.ringback.wire.UnreadableRecordException;

/** Reads what gateways say of calls. Used by one thread. */
public interface CallDecoder {

    /**
     * Reads one event.
     *
     * @param value at least one byte
     * @throws UnreadableRecordException when it is no call event at all; one that is, with something wrong in it, comes
     *     back with a {@link CallFacts#flaw()}
     */
    CallFacts decode(byte[] value);

    /**
     * Reads both formats of the contract; a first byte <code>{</code> tells JSON, also after a byte order mark, white
     * space or zeros.
     */
    static CallDecoder ofContract(Trust trust) {
        AvroCallDecoder avro = new AvroCallDecoder(CallEventView.schema(trust));
        JsonCallDecoder json = new JsonCallDecoder(CallEventView.schema(trust));
        return value -> {
            int from = JsonStart.in(value);
            return from < 0 ? avro.decode(value) : json.decode(value, from);
        };
    }
}
