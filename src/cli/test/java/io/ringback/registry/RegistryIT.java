package io.ringback.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.centre.SimulatedGateway;
import io.ringback.cli.RunningRingback;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.runtime.TopicReader;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.wire.EventReader;
import io.ringback.wire.SchemaCatalog;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An emergency where there is a registry: a gateway writes with its framing, and the bot reads with it. With
 * {@code -Dringback.registry=URL} the registry is that one, such as an Apicurio's; otherwise one in this process.
 */
@Timeout(600)
@Tag("long")
class RegistryIT {
    private static final String NUMBER = "+12025550101";

    @TempDir
    Path folder;

    @Test
    void readsAndWritesTheRegistrysFraming() throws Exception {
        try (ScriptedRegistry scripted = ScriptedRegistry.start();
                EmbeddedKafka kafka = EmbeddedKafka.start()) {
            URI url = Optional.ofNullable(System.getProperty("ringback.registry"))
                    .map(URI::create)
                    .orElse(scripted.url());

            byte[] instruction = emergency(kafka, url);

            assertThat(Headers.isRegistry(instruction)).isTrue();
            Schema told =
                    new RegistryClient(url).schema(Headers.id(instruction)).orElseThrow();
            assertThat(decoded(told, instruction).get("number")).hasToString(NUMBER);
            assertThat(Files.readString(folder.resolve("state/schema-ids.json")))
                    .contains("auto-responder");
        }
    }

    @Test
    void servesAnEmergencyWhileTheRegistryIsAway() throws Exception {
        ScriptedRegistry gone = ScriptedRegistry.start();
        gone.close();
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            byte[] instruction = emergency(kafka, gone.url());

            assertThat(EventReader.of(AutoResponderInstruction.class)
                            .read(instruction)
                            .getNumber())
                    .isEqualTo(NUMBER);
        }
    }

    /** The instruction that a bot gets, as its bytes. The gateway's framing has an id that only the registry can tell. */
    private byte[] emergency(EmbeddedKafka kafka, URI url) throws Exception {
        try (RunningRingback running =
                        RunningRingback.startOn(kafka, folder, "output.format=avro-registry", "registry.url=" + url);
                SimulatedGateway gateway = new SimulatedGateway("ringback.", framing(kafka, url));
                KafkaConsumer<String, byte[]> answers = TopicReader.committed(kafka, "ringback.auto-responder")) {
            if (answers(url)) {
                awaitIds();
            }
            gateway.offers(NUMBER, "default");
            gateway.dials("call-1", "ann", "default", "911");

            byte[] instruction = TopicReader.first(answers, "call-1");
            assertThat(running.said()).contains("READY");
            return instruction;
        }
    }

    /** A slow registry has told them a moment after the start, and until then outputs are written without. */
    private void awaitIds() {
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> Files.readString(folder.resolve("state/schema-ids.json"))
                        .contains("auto-responder"));
    }

    private Map<String, Object> framing(EmbeddedKafka kafka, URI url) throws Exception {
        try (ScriptedRegistry gateways = ScriptedRegistry.start()) {
            URI used = answers(url) ? url : gateways.url();
            SchemaRegistry registry = SchemaRegistry.at(used, null);
            for (String topic : List.of("call-events CallEvent", "callback-pool PooledNumber")) {
                String[] both = topic.split(" ", -1);
                Schema schema = SchemaCatalog.bundled().of(both[1]);
                registry.register("ringback." + both[0], schema);
                registry.write("ringback." + both[0], schema);
            }
            return Settings.load(SettingSources.none()
                            .with("bootstrap.servers", kafka.bootstrapServers())
                            .with("registry.url", used.toString()))
                    .kafka();
        }
    }

    private static boolean answers(URI url) {
        try {
            var unused = new RegistryClient(url).schema(1);
            return true;
        } catch (RegistryException e) {
            return false;
        }
    }

    private static GenericRecord decoded(Schema writer, byte[] value) throws Exception {
        return new GenericDatumReader<GenericRecord>(writer)
                .read(
                        null,
                        DecoderFactory.get()
                                .binaryDecoder(value, Headers.REGISTRY, value.length - Headers.REGISTRY, null));
    }
}
