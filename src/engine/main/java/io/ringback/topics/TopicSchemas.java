package io.ringback.topics;

import io.ringback.registry.SchemaRegistry;
import io.ringback.wire.SchemaCatalog;
import java.util.List;

/** The schemas of a deployment's topics in a registry: a subject for each topic that others write or read. */
public final class TopicSchemas {
    private final SchemaRegistry registry;
    private final List<Topic> topics;

    /** The schemas of a deployment's topics. */
    public TopicSchemas(SchemaRegistry registry, TopicCatalog catalog) {
        this.registry = registry;
        this.topics = catalog.topics().stream().filter(Topic::isForOthers).toList();
    }

    /**
     * The subjects that lack the schema of today.
     *
     * @throws io.ringback.registry.RegistryException when the registry is away
     */
    public List<String> missing() {
        return topics.stream()
                .filter(topic -> !registry.isRegistered(
                        topic.name(), SchemaCatalog.bundled().of(topic.schema())))
                .map(topic -> SchemaRegistry.subject(topic.name()))
                .toList();
    }

    /**
     * Registers every schema under full-transitive compatibility.
     *
     * @return how many subjects there are
     * @throws io.ringback.registry.RegistryException when the registry is away, or refuses a schema
     */
    public int register() {
        topics.forEach(
                topic -> registry.register(topic.name(), SchemaCatalog.bundled().of(topic.schema())));
        return topics.size();
    }
}
