package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.registry.ScriptedRegistry;
import io.ringback.runtime.TopicReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator's command writes where there is a registry: a Kafka UI is to show it decoded. */
@Timeout(120)
class CommandFramingIT {
    private static final byte REGISTRY = 0;
    private static final byte SINGLE_OBJECT = (byte) 0xC3;

    @Test
    void framesWhatAKafkaUiShowsAndNoAddress() throws Exception {
        try (ScriptedRegistry registry = ScriptedRegistry.start();
                EmbeddedKafka kafka = EmbeddedKafka.start()) {
            on(kafka, registry, "topics", "apply");
            on(kafka, registry, "location", "set", "hq", "Main hall");
            on(kafka, registry, "contact", "add", "guard", "--log");

            assertThat(TopicReader.values(kafka, "ringback.locations"))
                    .singleElement()
                    .satisfies(value -> assertThat(value[0]).isEqualTo(REGISTRY));
            assertThat(TopicReader.values(kafka, "ringback.contacts"))
                    .singleElement()
                    .satisfies(value -> assertThat(value[0]).isEqualTo(SINGLE_OBJECT));
        }
    }

    private static void on(EmbeddedKafka kafka, ScriptedRegistry registry, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--set", "output.format=avro-registry", "--set", "registry.url=" + registry.url()));
        Execution done = Execution.on(kafka.bootstrapServers(), arguments.toArray(String[]::new));
        assertThat(done.exit()).as(done.err()).isZero();
    }
}
