package io.ringback.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.jspecify.annotations.Nullable;

/** Reads outputs as a stranger's program would: with plain Avro and the files in {@code schemas/}, released ones, too. */
public final class Decoder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BinaryMessageDecoder<GenericRecord> decoder;

    public Decoder() {
        try (Stream<Path> files = Files.walk(Path.of("schemas"))) {
            List<Schema> schemas = files.filter(file -> file.toString().endsWith(".avsc"))
                    .map(Decoder::schema)
                    .toList();
            decoder = new BinaryMessageDecoder<>(new GenericData(), null);
            schemas.forEach(decoder::addSchema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Times are milliseconds, enums their names; a tombstone is JSON's null. */
    public JsonNode read(byte @Nullable [] value) {
        try {
            return value == null
                    ? NullNode.getInstance()
                    : JSON.readTree(decoder.decode(value).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schema(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
