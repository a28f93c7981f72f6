package io.ringback.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.registry.SchemaRegistry;
import io.ringback.registry.ScriptedRegistry;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import org.junit.jupiter.api.Test;

class TopicSchemasTest {
    private final TopicCatalog catalog = TopicCatalog.load(Settings.load(SettingSources.none()));

    @Test
    void registersASchemaForEveryTopicButTheSignals() throws Exception {
        try (ScriptedRegistry registry = ScriptedRegistry.start()) {
            TopicSchemas schemas = new TopicSchemas(SchemaRegistry.at(registry.url(), null), catalog);
            assertThat(schemas.missing())
                    .hasSize(catalog.topics().size() - 1)
                    .contains("ringback.call-events-value", "ringback.numbers-value", "ringback.notices-value")
                    .doesNotContain("ringback.emergency-signals-value");

            assertThat(schemas.register()).isEqualTo(catalog.topics().size() - 1);

            assertThat(schemas.missing()).isEmpty();
        }
    }
}
