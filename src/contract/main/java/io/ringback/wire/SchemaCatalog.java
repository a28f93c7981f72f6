package io.ringback.wire;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.SchemaStore;
import org.jspecify.annotations.Nullable;

/**
 * Every schema this build can read: the current one of each record by its name, and all released versions (under
 * {@code schemas/released/}) by fingerprint, so that what an older program wrote stays readable.
 */
public final class SchemaCatalog implements SchemaStore {
    private static final String RELEASED = "released/";
    private static final SchemaCatalog BUNDLED = new SchemaCatalog();

    private final Map<String, Schema> current = new TreeMap<>();
    private final Map<Long, Schema> byFingerprint = new TreeMap<>();

    private SchemaCatalog() {
        TrustedRecords.trust();
        for (Map.Entry<String, URL> file :
                SchemaResources.find(SchemaCatalog.class.getClassLoader()).entrySet()) {
            Schema schema = new Schema.Parser().parse(SchemaResources.text(file.getValue()));
            byFingerprint.put(fingerprint(schema), schema);
            if (!file.getKey().startsWith(RELEASED)) {
                current.put(schema.getName(), schema);
            }
        }
    }

    /** The schemas on the class path. */
    public static SchemaCatalog bundled() {
        return BUNDLED;
    }

    /**
     * The current schema of a record, with docs and the {@code privacy} property.
     *
     * @param recordName the record's simple name, such as {@code CallEvent}
     * @throws IllegalArgumentException when there is none
     */
    public Schema of(String recordName) {
        Schema schema = current.get(recordName);
        if (schema == null) {
            throw new IllegalArgumentException("No such record: " + recordName);
        }
        return schema;
    }

    /** The simple names of all records, events and state values, sorted. */
    public Set<String> recordNames() {
        return new TreeSet<>(current.keySet());
    }

    /** Whether this is a version of one of Ringback's records, of this build or of another. */
    public boolean isOurs(Schema schema) {
        Schema own = schema.getType() == Schema.Type.RECORD ? current.get(schema.getName()) : null;
        return own != null && own.getFullName().equals(schema.getFullName());
    }

    /** The schema whose CRC-64-AVRO fingerprint this is, current or released; null when unknown. */
    @Override
    public @Nullable Schema findByFingerprint(long fingerprint) {
        return byFingerprint.get(fingerprint);
    }

    /** All versions of a record that this build knows, the current one first. */
    public List<Schema> versionsOf(String recordName) {
        Schema newest = of(recordName);
        return Stream.concat(
                        Stream.of(newest),
                        byFingerprint.values().stream()
                                .filter(schema -> schema.getFullName().equals(newest.getFullName())
                                        && fingerprint(schema) != fingerprint(newest)))
                .toList();
    }

    /** A schema's CRC-64-AVRO fingerprint, as single-object encoding has it. */
    public static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }
}
