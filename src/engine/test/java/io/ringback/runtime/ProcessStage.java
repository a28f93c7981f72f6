package io.ringback.runtime;

import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What a test of a process is made of: settings with topics and a group of its own, and topologies of one step.
 *
 * @param name of the test, so that tests at one broker do not meet
 */
record ProcessStage(String brokers, String name, Path state) {
    static final Duration SOON = Duration.ofMinutes(2);

    Settings settings() {
        return Settings.load(sources());
    }

    SettingSources sources() {
        return SettingSources.none()
                .with("bootstrap.servers", brokers)
                .with("topic.prefix", name + ".")
                .with("application.id", name)
                .with("state.dir", state);
    }

    String topic(String shortName) {
        return name + "." + shortName;
    }

    /** Writes a record of one byte and waits until the broker has it. */
    void write(String shortName) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings().kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic(shortName), new byte[] {1}))
                    .get();
        }
    }

    Map<Role, Supplier<Topology>> topology(String shortName) {
        return topology(shortName, () -> {});
    }

    Map<Role, Supplier<Topology>> topology(String shortName, Runnable step) {
        return Map.of(Role.DESK, step(shortName, step));
    }

    Supplier<Topology> step(String shortName, Runnable step) {
        return () -> new Topology()
                .addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic(shortName))
                .addProcessor(
                        "step",
                        () -> new ContextualProcessor<byte[], byte[], byte[], byte[]>() {
                            @Override
                            public void process(Record<byte[], byte[]> record) {
                                step.run();
                            }
                        },
                        "in");
    }
}
