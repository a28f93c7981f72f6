package io.ringback.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Kafka serdes of the contract's records: each topic has a format in which it is written; reading takes either format
 * and any known version. Null is a tombstone both ways. A serde holds no state of a call, so threads may share it.
 */
public final class EventSerdes {
    /** What a broker takes by default, less room for key, headers and batch. */
    private static final int LARGEST = (1 << 20) - (1 << 12);

    private EventSerdes() {}

    /** Writes Avro single-object encoding: for state and signals, whatever {@code output.format} says. */
    public static <T extends SpecificRecord> Serde<T> avro(Class<T> type) {
        return Serdes.serdeFrom(avroSerializer(type), deserializer(type));
    }

    /** Writes the format that the operator chose. */
    public static <T extends SpecificRecord> Serde<T> output(Class<T> type, OutputFormat format) {
        return format == OutputFormat.JSON ? Serdes.serdeFrom(EventSerdes::json, deserializer(type)) : avro(type);
    }

    /** Throws {@link UnreadableRecordException}; a null value is null. */
    @SuppressWarnings("NullAway") // Kafka's null is a tombstone
    public static <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type) {
        EventReader<T> reader = EventReader.of(type);
        return (topic, value) -> value == null ? null : reader.read(value);
    }

    /** Reads what people and other programs write as far as it is plain what it means; throws where it is not. */
    @SuppressWarnings("NullAway") // Kafka's null is a tombstone
    public static <T extends SpecificRecord> Deserializer<T> inputDeserializer(Class<T> type) {
        EventReader<T> reader = EventReader.of(type);
        return (topic, value) -> value == null ? null : reader.read(value, odd -> {});
    }

    @SuppressWarnings("NullAway") // Kafka's null is a tombstone
    private static <T extends SpecificRecord> Serializer<T> avroSerializer(Class<T> type) {
        SpecificData model = SpecificData.getForClass(type);
        BinaryMessageEncoder<T> encoder = new BinaryMessageEncoder<>(model, model.getSchema(type));
        return (topic, record) -> record == null ? null : encode(encoder, record);
    }

    private static <T extends SpecificRecord> byte[] encode(BinaryMessageEncoder<T> encoder, T record) {
        try {
            ByteBuffer encoded = encoder.encode(record);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bounded(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing Avro to memory failed", e);
        }
    }

    @SuppressWarnings("NullAway") // Kafka's null is a tombstone
    private static byte[] json(String topic, SpecificRecord record) {
        return record == null ? null : bounded(JsonCodec.toJson(record).getBytes(StandardCharsets.UTF_8));
    }

    /** Refused here, a value harms nothing; refused by the broker, it would spoil the transaction that it is part of. */
    private static byte[] bounded(byte[] value) {
        if (value.length > LARGEST) {
            throw new RecordTooLongException(LARGEST);
        }
        return value;
    }
}
