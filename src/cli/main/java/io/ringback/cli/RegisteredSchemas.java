package io.ringback.cli;

import io.ringback.registry.RegistryException;
import io.ringback.registry.SchemaRegistry;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicSchemas;
import java.io.PrintWriter;
import java.util.List;

/** What 'topics' does about a registry, where there is one. */
final class RegisteredSchemas {
    private RegisteredSchemas() {}

    /** The subjects that lack their topic's schema; none where there is no registry. */
    static List<String> missing(Settings settings) {
        SchemaRegistry registry = settings.registry();
        if (registry == null) {
            return List.of();
        }
        try {
            return new TopicSchemas(registry, TopicCatalog.load(settings)).missing();
        } catch (RegistryException e) {
            throw failure(e);
        }
    }

    static void register(Settings settings, PrintWriter out) {
        SchemaRegistry registry = settings.registry();
        if (registry != null) {
            try {
                int subjects = new TopicSchemas(registry, TopicCatalog.load(settings)).register();
                out.println("registered %d schemas, each FULL_TRANSITIVE".formatted(subjects));
            } catch (RegistryException e) {
                throw failure(e);
            }
        }
    }

    private static CommandFailure failure(RegistryException e) {
        return new CommandFailure("schemas: " + e.getMessage() + " (registry.url)", e);
    }
}
