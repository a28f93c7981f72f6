package io.ringback.runtime;

import io.ringback.registry.SchemaRegistry;
import io.ringback.settings.Settings;
import io.ringback.topics.Topic;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicStage;
import io.ringback.wire.OutputFormat;
import io.ringback.wire.SchemaCatalog;
import java.time.Duration;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the registry for the ids of everything that is about to be written, before anybody is served. A registry that is
 * away delays a start by seconds and stops nothing.
 */
final class RegistryGate {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryGate.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private RegistryGate() {}

    static void pass(Settings settings, TopicCatalog catalog) throws InterruptedException {
        SchemaRegistry registry = settings.registry();
        if (registry == null) {
            return;
        }
        for (Topic topic : catalog.topics()) {
            Schema schema = SchemaCatalog.bundled().of(topic.schema());
            registry.expect(topic.name(), schema);
            if (topic.place() != TopicStage.INPUT
                    && topic.isForOthers()
                    && settings.outputFormat() == OutputFormat.AVRO_REGISTRY) {
                registry.write(topic.name(), schema);
            }
        }
        if (settings.createTopics()) {
            registry.registerWhatIsMissing();
        }
        if (!registry.awaitIds(PATIENCE)) {
            LOG.warn("event=registry-away what=\"outputs whose schema id no earlier start has left are written in"
                    + " single-object encoding until the registry answers\"");
        }
    }
}
