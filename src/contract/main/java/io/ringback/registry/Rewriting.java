package io.ringback.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.jspecify.annotations.Nullable;

/** Turns a record that was written by another schema into the record as this build knows it, without its details. */
final class Rewriting {
    private final Schema own;
    private final GenericDatumReader<GenericRecord> reader;
    private final BinaryMessageEncoder<GenericRecord> encoder;

    Rewriting(Schema writer, Schema own, Set<String> detailsRead) {
        this.own = own;
        this.reader = new GenericDatumReader<>(writer, view(own, detailsRead));
        this.encoder = new BinaryMessageEncoder<>(new GenericData(), own);
    }

    /** In single-object encoding; null when the body is not what its schema says. */
    @SuppressWarnings("NullAway") // no old record to reuse: Avro takes null for it
    byte @Nullable [] of(byte[] value, int header) {
        try {
            GenericRecord read =
                    reader.read(null, DecoderFactory.get().binaryDecoder(value, header, value.length - header, null));
            ByteArrayOutputStream out = new ByteArrayOutputStream(value.length);
            encoder.encode(whole(read), out);
            return out.toByteArray();
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private GenericRecord whole(GenericRecord read) {
        GenericRecord whole = new GenericData.Record(own);
        for (Schema.Field field : own.getFields()) {
            whole.put(
                    field.pos(),
                    read.hasField(field.name())
                            ? read.get(field.name())
                            : GenericData.get().getDefaultValue(field));
        }
        return whole;
    }

    private static Schema view(Schema own, Set<String> detailsRead) {
        List<Schema.Field> read = own.getFields().stream()
                .filter(field -> !"detail".equals(field.getProp("privacy")) || detailsRead.contains(field.name()))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        return Schema.createRecord(own.getName(), null, own.getNamespace(), false, read);
    }
}
