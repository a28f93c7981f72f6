package io.ringback.wire;

import java.time.Instant;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic's values in either format, told by the first byte: <code>{</code> means JSON. Intake alone
 * reads call events another way, field by field.
 *
 * @param <T> what it reads into
 */
public final class EventReader<T extends IndexedRecord> {
    /** Stands for a time that is missing or cannot be read, where such a record is taken at all. */
    public static final Instant NO_TIME = Instant.MIN;

    private static final byte JSON_START = '{';

    private final AvroReader<T> avro;
    private final JsonReader<T> json;

    private EventReader(SpecificData model, Schema reader) {
        this.avro = new AvroReader<>(SchemaCatalog.bundled(), model, reader);
        this.json = new JsonReader<>(model, reader);
    }

    /** Reads into a generated record. */
    public static <T extends SpecificRecord> EventReader<T> of(Class<T> type) {
        SpecificData model = SpecificData.getForClass(type);
        return new EventReader<>(model, model.getSchema(type));
    }

    /**
     * Reads any record of the contract by its name, as {@code topics.yaml} gives it.
     *
     * @throws IllegalArgumentException when there is no such record
     */
    @SuppressWarnings("unchecked")
    public static EventReader<SpecificRecord> named(String recordName) {
        Schema schema = SchemaCatalog.bundled().of(recordName);
        return of((Class<SpecificRecord>) SpecificData.get().getClass(schema));
    }

    /**
     * Reads a value of either format.
     *
     * @throws UnreadableRecordException naming the error and at most a field, never a byte of the value
     */
    public T read(byte[] value) {
        return readWith(Oddities.REFUSED, value);
    }

    /**
     * Reads what a person or another program wrote, as far as it is plain what it means: a whole number for a text
     * ({@code "agentId": 1001}) is that text, digits for a number are that number, and a time that is missing or cannot be read is {@link #NO_TIME}.
     *
     * @param odd is told of each such thing
     * @throws UnreadableRecordException as {@link #read(byte[])}
     */
    public T read(byte[] value, Consumer<UnreadableRecordException> odd) {
        return readWith((error, path) -> odd.accept(new UnreadableRecordException(error, path)), value);
    }

    /** The value; null for no value, and for one that cannot be read. */
    public @Nullable T readOrNull(byte @Nullable [] value) {
        try {
            return value == null ? null : read(value);
        } catch (UnreadableRecordException e) {
            return null;
        }
    }

    private T readWith(Oddities oddities, byte[] value) {
        if (value.length == 0) {
            throw new UnreadableRecordException(ReadError.EMPTY_VALUE);
        }
        if (value.length > JsonLimits.MAX_BYTES) {
            throw new UnreadableRecordException(ReadError.TOO_LARGE);
        }
        return switch (value[0]) {
            case JSON_START -> json.read(value, oddities);
            case AvroReader.MARKER_0 -> avro.read(value);
            default -> throw new UnreadableRecordException(ReadError.UNKNOWN_FORMAT);
        };
    }

    /**
     * Reads JSON alone, such as a line of a file.
     *
     * @throws UnreadableRecordException as {@link #read(byte[])}
     */
    public T readJson(byte[] value) {
        return json.read(value, Oddities.REFUSED);
    }
}
