package io.ringback.cli;

import io.ringback.registry.RegistryException;
import io.ringback.registry.SchemaRegistry;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicSchemas;
import java.io.PrintWriter;

/** What 'topics' does about a registry, where there is one. */
final class RegisteredSchemas {
    private RegisteredSchemas() {}

    static void plan(Settings settings, PrintWriter out) {
        SchemaRegistry registry = settings.registry();
        if (registry != null) {
            try {
                new TopicSchemas(registry, TopicCatalog.load(settings))
                        .missing()
                        .forEach(subject -> out.println("schema   " + subject + ": not registered"));
            } catch (RegistryException e) {
                throw failure(e);
            }
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
