package io.ringback.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.SystemLimitException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.SchemaStore;

/**
 * Reads Avro single-object encoding, whichever known version wrote it, into the reader's schema. Written out rather than
 * left to Avro's own message decoder, so that each way to be wrong has its name and a longer value is refused.
 */
final class AvroReader<T extends IndexedRecord> {
    static final byte MARKER_0 = (byte) 0xC3;
    private static final byte MARKER_1 = 0x01;
    private static final int HEADER = 10;

    private final SchemaStore writers;
    private final GenericData model;
    private final Schema reader;
    private final Map<Long, DatumReader<T>> byWriter = new ConcurrentHashMap<>();

    AvroReader(SchemaStore writers, GenericData model, Schema reader) {
        this.writers = writers;
        this.model = model;
        this.reader = reader;
    }

    T read(byte[] value) {
        if (value.length < HEADER) {
            throw new UnreadableRecordException(ReadError.TRUNCATED);
        }
        if (value[1] != MARKER_1) {
            throw new UnreadableRecordException(ReadError.UNKNOWN_FORMAT);
        }
        long fingerprint =
                ByteBuffer.wrap(value, 2, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
        DatumReader<T> body = byWriter.get(fingerprint);
        return body(body == null ? learn(fingerprint) : body, value);
    }

    /** Only fingerprints of the catalog are kept, so that noise cannot fill the map. */
    private DatumReader<T> learn(long fingerprint) {
        Schema writer = writers.findByFingerprint(fingerprint);
        if (writer == null) {
            throw new UnreadableRecordException(ReadError.UNKNOWN_FINGERPRINT);
        }
        if (!writer.getFullName().equals(reader.getFullName())) {
            throw new UnreadableRecordException(ReadError.WRONG_RECORD);
        }
        @SuppressWarnings("unchecked")
        DatumReader<T> made = (DatumReader<T>) model.createDatumReader(writer, reader);
        byWriter.put(fingerprint, made);
        return made;
    }

    @SuppressWarnings("NullAway") // no old record to reuse: Avro takes null for it
    private T body(DatumReader<T> body, byte[] value) {
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null);
            T record = body.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new UnreadableRecordException(ReadError.TRAILING_BYTES);
            }
            return record;
        } catch (UnreadableRecordException e) {
            throw e;
        } catch (EOFException e) {
            throw new UnreadableRecordException(ReadError.TRUNCATED);
        } catch (SystemLimitException e) {
            throw new UnreadableRecordException(ReadError.TOO_LARGE);
        } catch (AvroTypeException e) {
            throw new UnreadableRecordException(ReadError.WRONG_TYPE);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecordException(ReadError.UNREADABLE);
        }
    }
}
