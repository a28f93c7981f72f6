package io.ringback.runtime;

import io.ringback.registry.SchemaRegistry;
import io.ringback.settings.Settings;
import io.ringback.topics.Topic;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicStage;
import io.ringback.wire.OutputFormat;
import io.ringback.wire.SchemaCatalog;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the registry for the ids of everything that is about to be written, before anybody is served. A registry that is
 * away delays a start by seconds and stops nothing.
 */
public final class RegistryGate {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryGate.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private RegistryGate() {}

    static void pass(Settings settings, TopicCatalog catalog) throws InterruptedException {
        SchemaRegistry registry = settings.registry();
        if (registry == null) {
            return;
        }
        catalog.topics().forEach(topic -> registry.expect(topic.name(), schema(topic)));
        if (settings.createTopics()) {
            registry.registerWhatIsMissing();
        }
        if (!knowsIds(registry, settings, catalog.topics().stream())) {
            LOG.warn("event=registry-away what=\"outputs whose schema id no earlier start has left are written in"
                    + " single-object encoding until the registry answers\"");
        }
    }

    /** For a command, which writes inputs and registers nothing: they have the framing if the registry answers in time. */
    public static void passToWriteInputs(Settings settings) throws InterruptedException {
        SchemaRegistry registry = settings.registry();
        if (registry != null) {
            var unused = knowsIds(
                    registry,
                    settings,
                    TopicCatalog.load(settings).topics().stream().filter(topic -> topic.place() == TopicStage.INPUT));
        }
    }

    private static boolean knowsIds(SchemaRegistry registry, Settings settings, Stream<Topic> written)
            throws InterruptedException {
        if (settings.outputFormat() == OutputFormat.AVRO_REGISTRY) {
            written.filter(Topic::isFramed).forEach(topic -> registry.write(topic.name(), schema(topic)));
        }
        return registry.awaitIds(PATIENCE);
    }

    private static Schema schema(Topic topic) {
        return SchemaCatalog.bundled().of(topic.schema());
    }
}
