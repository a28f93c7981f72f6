package io.ringback.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.wire.SchemaCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The ids that one registry has told of Ringback's records, kept in a file, so that a start while the registry is away
 * knows them. The file counts for the registry that it names and for no other. If the file cannot be read or written,
 * only that is lost. An id is fresh for {@link #FRESH} after the registry has told it; one from the file never is. An
 * id that is no longer fresh is used, and asked for again in the background.
 */
final class KnownIds {
    static final Duration FRESH = Duration.ofHours(1);

    /** Stands for every schema of a record that is not Ringback's: it reads nothing. */
    static final Schema FOREIGN = Schema.create(Schema.Type.NULL);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI registry;
    private final @Nullable Path file;
    private final LongSupplier nanos;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final Set<Integer> foreign = ConcurrentHashMap.newKeySet();
    private final Map<Object, Long> toldAt = new ConcurrentHashMap<>();

    /** @param registry its address, without a login */
    KnownIds(URI registry, @Nullable Path file, LongSupplier nanos) {
        this.registry = registry;
        this.file = file;
        this.nanos = nanos;
        load();
    }

    /** {@link #FOREIGN} for one that is not Ringback's. */
    @Nullable Schema schema(int id) {
        return foreign.contains(id) ? FOREIGN : schemas.get(id);
    }

    boolean isFresh(int id) {
        return isToldLately(id);
    }

    boolean isFresh(String topic, long fingerprint) {
        return isToldLately(key(topic, fingerprint));
    }

    private boolean isToldLately(Object what) {
        Long told = toldAt.get(what);
        return told != null && nanos.getAsLong() - told < FRESH.toNanos();
    }

    @Nullable Integer id(String topic, long fingerprint) {
        return ids.get(key(topic, fingerprint));
    }

    /** A schema that is not Ringback's is remembered by its id alone, and not in the file: noise may name any id. */
    void learn(int id, Schema schema) {
        toldAt.put(id, nanos.getAsLong());
        boolean changed;
        if (SchemaCatalog.bundled().isOurs(schema)) {
            foreign.remove(id);
            changed = !schema.equals(schemas.put(id, schema));
        } else {
            foreign.add(id);
            changed = schemas.remove(id) != null;
        }
        if (changed) {
            save();
        }
    }

    void learn(String topic, long fingerprint, int id) {
        toldAt.put(key(topic, fingerprint), nanos.getAsLong());
        if (!Integer.valueOf(id).equals(ids.put(key(topic, fingerprint), id))) {
            save();
        }
    }

    /** The registry has no such schema any more, so that no reader could make out its id. */
    void forget(String topic, long fingerprint) {
        if (ids.remove(key(topic, fingerprint)) != null) {
            save();
        }
    }

    private static String key(String topic, long fingerprint) {
        return topic + " " + Long.toHexString(fingerprint);
    }

    private void load() {
        if (file == null || !Files.isReadable(file)) {
            return;
        }
        try {
            JsonNode saved = MAPPER.readTree(file.toFile());
            if (!saved.path("registry").asText().equals(registry.toString())) {
                return;
            }
            saved.path("schemas")
                    .properties()
                    .forEach(entry -> schemas.put(
                            Integer.valueOf(entry.getKey()),
                            new Schema.Parser().parse(entry.getValue().asText())));
            saved.path("ids")
                    .properties()
                    .forEach(entry -> ids.put(entry.getKey(), entry.getValue().asInt()));
        } catch (IOException | AvroRuntimeException | NumberFormatException e) {
            schemas.clear();
            ids.clear();
        }
    }

    /** Written aside and moved, so that no start finds half of it. */
    private synchronized void save() {
        if (file == null) {
            return;
        }
        ObjectNode saved = MAPPER.createObjectNode().put("registry", registry.toString());
        schemas.forEach((id, schema) -> saved.withObjectProperty("schemas").put(String.valueOf(id), schema.toString()));
        ids.forEach((key, id) -> saved.withObjectProperty("ids").put(key, id));
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path aside = Files.createTempFile(folder, "schema-ids", ".tmp");
            MAPPER.writeValue(aside.toFile(), saved);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // The next id that is learnt tries again; until then a start without the registry knows less.
            return;
        }
    }
}
