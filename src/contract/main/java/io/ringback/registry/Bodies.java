package io.ringback.registry;

import io.ringback.wire.SchemaCatalog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro bodies whose schema is from outside this build, or unknown. Of a call's details only those named here
 * become objects; the others are skipped.
 */
final class Bodies {
    private final SchemaCatalog catalog = SchemaCatalog.bundled();
    private final Set<String> detailsRead;
    private final Map<Schema, GenericDatumReader<GenericRecord>> nothing = new ConcurrentHashMap<>();
    private final Map<Long, Optional<Rewriting>> rewritings = new ConcurrentHashMap<>();

    /**
     * @param detailsRead the fields with a detail that may be read
     */
    Bodies(Set<String> detailsRead) {
        this.detailsRead = Set.copyOf(detailsRead);
    }

    /** The version of a record that a value's body fits to its last byte, the newest first; null when none does. */
    @Nullable Schema fitting(Schema newest, byte[] value) {
        return catalog.versionsOf(newest.getName()).stream()
                .filter(version -> fits(version, value))
                .findFirst()
                .orElse(null);
    }

    /** A value in single-object encoding that this build can read; null when it holds no record of the contract. */
    byte @Nullable [] readable(Schema writer, byte[] value) {
        long fingerprint = SchemaCatalog.fingerprint(writer);
        if (catalog.findByFingerprint(fingerprint) != null) {
            return Headers.singleObject(fingerprint, value);
        }
        return rewritings
                .computeIfAbsent(fingerprint, unknown -> rewriting(writer))
                .map(rewriting -> rewriting.of(value, Headers.REGISTRY))
                .orElse(null);
    }

    private Optional<Rewriting> rewriting(Schema writer) {
        return catalog.isOurs(writer)
                ? Optional.of(new Rewriting(writer, catalog.of(writer.getName()), detailsRead))
                : Optional.empty();
    }

    @SuppressWarnings("NullAway") // no old record to reuse: Avro takes null for it
    private boolean fits(Schema version, byte[] value) {
        BinaryDecoder in =
                DecoderFactory.get().binaryDecoder(value, Headers.REGISTRY, value.length - Headers.REGISTRY, null);
        try {
            nothing.computeIfAbsent(version, Bodies::passingOver).read(null, in);
            return in.isEnd();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static GenericDatumReader<GenericRecord> passingOver(Schema version) {
        Schema none = Schema.createRecord(version.getName(), null, version.getNamespace(), false, List.of());
        return new GenericDatumReader<>(version, none);
    }
}
