package io.ringback.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The ids that a registry has told, kept in a file, so that a start while the registry is away knows them. A file that
 * cannot be read or written costs nothing but that.
 */
final class KnownIds {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final @Nullable Path file;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();

    KnownIds(@Nullable Path file) {
        this.file = file;
        load();
    }

    @Nullable Schema schema(int id) {
        return schemas.get(id);
    }

    @Nullable Integer id(String topic, long fingerprint) {
        return ids.get(key(topic, fingerprint));
    }

    void learn(int id, Schema schema) {
        if (!schema.equals(schemas.put(id, schema))) {
            save();
        }
    }

    void learn(String topic, long fingerprint, int id) {
        if (!Integer.valueOf(id).equals(ids.put(key(topic, fingerprint), id))) {
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
        ObjectNode saved = MAPPER.createObjectNode();
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
