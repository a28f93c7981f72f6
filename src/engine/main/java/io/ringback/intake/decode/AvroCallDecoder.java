package io.ringback.intake.decode;

import io.ringback.wire.ReadError;
import io.ringback.wire.SchemaCatalog;
import io.ringback.wire.UnreadableRecordException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.message.SchemaStore;

/** Reads call events in Avro single-object encoding, whichever known version wrote them. */
final class AvroCallDecoder {
    private static final short MARKER = (short) 0xC301;
    private static final int HEADER = 10;

    private final SchemaStore writers;
    private final Schema reader;
    private final Map<Long, AvroPlan> plans = new HashMap<>();
    private final CallDraft draft = new CallDraft();

    AvroCallDecoder(Schema reader) {
        this(SchemaCatalog.bundled(), reader);
    }

    AvroCallDecoder(SchemaStore writers, Schema reader) {
        this.writers = writers;
        this.reader = reader;
    }

    /**
     * Reads one event; what is wrong behind its header is its flaw.
     *
     * @throws UnreadableRecordException when it is nobody's, or of a version that is not known
     */
    CallFacts decode(byte[] value) {
        AvroPlan plan = plan(value);
        try {
            return plan.read(new AvroBytes(value, HEADER), draft);
        } finally {
            draft.clear();
        }
    }

    private AvroPlan plan(byte[] value) {
        ByteBuffer header = ByteBuffer.wrap(value);
        if (value.length < 2 || header.getShort() != MARKER) {
            throw new UnreadableRecordException(ReadError.UNKNOWN_FORMAT);
        }
        if (value.length < HEADER) {
            throw new UnreadableRecordException(ReadError.TRUNCATED);
        }
        long fingerprint = header.order(ByteOrder.LITTLE_ENDIAN).getLong();
        AvroPlan plan = plans.get(fingerprint);
        return plan == null ? learn(fingerprint) : plan;
    }

    /** Only the catalog's fingerprints are kept, so that noise cannot fill the map. */
    private AvroPlan learn(long fingerprint) {
        Schema writer = writers.findByFingerprint(fingerprint);
        if (writer == null) {
            throw new UnreadableRecordException(ReadError.UNKNOWN_FINGERPRINT);
        }
        if (!writer.getFullName().equals(reader.getFullName())) {
            throw new UnreadableRecordException(ReadError.WRONG_RECORD);
        }
        AvroPlan plan = new AvroPlan(writer, reader);
        plans.put(fingerprint, plan);
        return plan;
    }
}
