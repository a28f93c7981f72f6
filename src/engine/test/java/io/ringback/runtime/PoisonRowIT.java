package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.event.RejectedRecord;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.wire.EventReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R25: a row that cannot be put costs its own record at most one thread, and the record behind it nothing. */
@Timeout(600)
class PoisonRowIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String STORE = "rows";

    @TempDir
    Path state;

    private final List<String> tried = new CopyOnWriteArrayList<>();

    /** How a store refuses a row. */
    enum Refusal {
        TOO_LARGE(1),
        UNWRITABLE(1),
        OF_THE_STORE(2);

        private final int tries;

        Refusal(int tries) {
            this.tries = tries;
        }

        RuntimeException failure() {
            return switch (this) {
                case TOO_LARGE -> new RecordTooLargeException("too large");
                case UNWRITABLE -> new SerializationException("cannot be written");
                case OF_THE_STORE -> new StreamsException("the store is in trouble");
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsNoThreadTwiceAtOnePlace(Refusal refusal) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Settings settings = Settings.load(SettingSources.none()
                    .with("bootstrap.servers", kafka.bootstrapServers())
                    // A pause of the machine would have it tried once more.
                    .with("streams.consumer.session.timeout.ms", 120_000)
                    .with("streams.producer.transaction.timeout.ms", 120_000)
                    .with("state.dir", state));
            try (RingbackProcess process = new RingbackProcess(settings, topology(refusal));
                    KafkaProducer<String, String> producer =
                            new KafkaProducer<>(settings.kafka(), new StringSerializer(), new StringSerializer())) {
                process.start();
                assertThat(process.awaitReady(SOON)).isTrue();
                for (String row : List.of("poison", "sound")) {
                    producer.send(new ProducerRecord<>("ringback.call-events", 0, "key", row))
                            .get();
                }
                Awaitility.await().atMost(SOON).until(() -> tried.contains("sound"));

                List<String> rejects = new ArrayList<>();
                try (KafkaConsumer<String, byte[]> reader = TopicReader.committed(kafka, "ringback.rejects")) {
                    Awaitility.await()
                            .atMost(SOON)
                            .until(() -> !rejects(reader, rejects).isEmpty());
                }
                assertThat(tried).filteredOn("poison"::equals).hasSize(refusal.tries);
                assertThat(rejects).containsExactly("ringback.call-events-0-0");
                assertThat(process.reason()).isEmpty();
                assertThat(process.isStuck(Role.DESK)).isFalse();
            }
        }
    }

    private static List<String> rejects(KafkaConsumer<String, byte[]> reader, List<String> seen) {
        EventReader<RejectedRecord> rejects = EventReader.of(RejectedRecord.class);
        reader.poll(Duration.ofMillis(100))
                .forEach(record -> seen.add(rejects.read(record.value()).getEventId()));
        return seen;
    }

    private Map<Role, Supplier<Topology>> topology(Refusal refusal) {
        return Map.of(
                Role.DESK,
                () -> new Topology()
                        .addSource("in", new StringDeserializer(), new StringDeserializer(), "ringback.call-events")
                        .addProcessor("put", new Putting(refusal), "in"));
    }

    private final class Putting implements ProcessorSupplier<String, String, Void, Void> {
        private final Refusal refusal;

        Putting(Refusal refusal) {
            this.refusal = refusal;
        }

        @Override
        public Processor<String, String, Void, Void> get() {
            return new ContextualProcessor<>() {
                @Override
                public void process(Record<String, String> record) {
                    tried.add(record.value());
                    KeyValueStore<String, String> rows = context().getStateStore(STORE);
                    rows.put(record.key(), record.value());
                }
            };
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            Serializer<String> refusing = (topic, row) -> {
                if (row.equals("poison")) {
                    throw refusal.failure();
                }
                return row.getBytes(StandardCharsets.UTF_8);
            };
            return Set.of(Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(STORE),
                    Serdes.String(),
                    Serdes.serdeFrom(refusing, new StringDeserializer())));
        }
    }
}
