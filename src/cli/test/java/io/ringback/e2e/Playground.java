package io.ringback.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.centre.SimulatedGateway;
import io.ringback.common.Partitions;
import io.ringback.consumer.SchemaOnlyConsumer;
import io.ringback.consumer.SchemaOnlyConsumer.Seen;
import io.ringback.event.CallEventType;
import io.ringback.runtime.RingbackProcess;
import io.ringback.runtime.Topologies;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.Topic;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicStage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A Ringback in this process against a real broker, and what a stranger's consumer sees of it. */
final class Playground implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Settings settings;
    private final SimulatedGateway gateway;
    private @Nullable RingbackProcess process;

    /** @param lease long for what is to happen within it, however slow the machine; brief for what happens at its end */
    Playground(String brokers, String prefix, SettingSources sources, Duration lease) throws IOException {
        settings = Settings.load(sources.with("bootstrap.servers", brokers)
                .with("topic.prefix", prefix)
                .with("application.id", prefix.replace(".", ""))
                .with("callback.lease", lease)
                .with("callback.quarantine", "PT2S")
                .with("callback.overrun-grace", "PT4S")
                .with("fallback.destination", "+12025550190")
                .with("state.dir", Files.createTempDirectory("ringback-e2e")));
        gateway = new SimulatedGateway(settings.topicPrefix(), settings.kafka());
    }

    void start() throws InterruptedException {
        RingbackProcess started =
                new RingbackProcess(settings, Topologies.of(settings, EnumSet.of(Role.INTAKE, Role.DESK)));
        process = started;
        started.start();
        assertThat(started.awaitReady(PATIENCE)).as("Ringback is ready").isTrue();
    }

    void stop() {
        RingbackProcess stopping = process;
        process = null;
        if (stopping != null) {
            stopping.close();
            // On a slow machine it closes its stores for longer than it is waited for, and nobody else may open them.
            Awaitility.await()
                    .until(() -> stopping.streams().values().stream()
                            .allMatch(each -> each.state() == KafkaStreams.State.NOT_RUNNING));
        }
    }

    Settings settings() {
        return settings;
    }

    SimulatedGateway gateway() {
        return gateway;
    }

    String topic(String shortName) {
        return settings.topicPrefix() + shortName;
    }

    /** Offers numbers to a pool and waits until its desk has accepted them. */
    void provision(String pool, String... numbers) {
        Stream.of(numbers).forEach(number -> gateway.offers(number, pool));
        await(seen -> of(seen, "numbers", "pool", pool).size() >= numbers.length);
    }

    /** Reads every output from the beginning until it is as expected; fails with what was seen when it never is. */
    List<Seen> await(Predicate<List<Seen>> expected) {
        TopicCatalog catalog = TopicCatalog.load(settings);
        String[] topics = Stream.concat(catalog.topics(TopicStage.OUTPUT).stream(), Stream.of(catalog.topic("numbers")))
                .map(Topic::name)
                .toArray(String[]::new);
        try (SchemaOnlyConsumer consumer =
                new SchemaOnlyConsumer(String.valueOf(settings.kafka().get("bootstrap.servers")), topics)) {
            List<Seen> seen = consumer.readUntil(expected, PATIENCE);
            assertThat(expected.test(seen)).as(() -> "not among " + seen).isTrue();
            return seen;
        }
    }

    /** The rows of a topic in which a field has a value, in the order of their times. */
    static List<Seen> of(List<Seen> seen, String shortName, String field, String value) {
        return seen.stream()
                .filter(row -> row.topic().endsWith("." + shortName))
                .filter(row -> row.value() != null && row.text(field).equals(value))
                .sorted(Comparator.comparing(Seen::timestamp))
                .toList();
    }

    /** The first of those rows. Topics are read apart, so that a row of the same decision may come a moment later. */
    Seen first(List<Seen> seen, String shortName, String field, String value) {
        List<Seen> rows = of(seen, shortName, field, value);
        return rows.isEmpty()
                ? of(awaitRow(shortName, field, value), shortName, field, value).get(0)
                : rows.get(0);
    }

    /** What such a row says in a field. */
    String text(List<Seen> seen, String shortName, String field, String value, String wanted) {
        return first(seen, shortName, field, value).text(wanted);
    }

    /** What was decided of a call to a number. */
    String outcome(String call) {
        return text(List.of(), "override.decisions", "callId", call, "outcome");
    }

    private List<Seen> awaitRow(String shortName, String field, String value) {
        return await(all -> !of(all, shortName, field, value).isEmpty());
    }

    /** Says again and again that a call is up. */
    void keepAliveUntil(String call, Instant end) {
        Awaitility.await().pollInterval(Duration.ofMillis(200)).atMost(PATIENCE).until(() -> {
            gateway.says(call, CallEventType.KEEPALIVE);
            return Instant.now().isAfter(end);
        });
    }

    /** Writes bytes to call-events, as no gateway should. */
    void publish(@Nullable String key, byte[] value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings().kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] bytes = key == null ? null : key.getBytes(UTF_8);
            assertThat(producer.send(new ProducerRecord<>(topic("call-events"), bytes, value))
                            .get()
                            .hasOffset())
                    .isTrue();
        }
    }

    /** Writes every signal to a pool once more, as an intake does that begins anew; says how many. */
    int sayAllSignalsAgain(String pool) throws Exception {
        Map<String, Object> client = new HashMap<>(settings().kafka());
        List<ConsumerRecord<byte[], byte[]>> signals = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            String topic = topic("emergency-signals");
            Map<TopicPartition, Long> ends = Partitions.assignFromBeginning(consumer, List.of(topic));
            while (!Partitions.areRead(consumer, ends)) {
                consumer.poll(Duration.ofMillis(100)).forEach(signals::add);
            }
            signals.removeIf(signal -> !new String(signal.key(), UTF_8).equals(pool));
            for (ConsumerRecord<byte[], byte[]> signal : signals) {
                ProducerRecord<byte[], byte[]> again =
                        new ProducerRecord<>(topic, signal.partition(), signal.key(), signal.value());
                assertThat(producer.send(again).get().hasOffset()).isTrue();
            }
        }
        return signals.size();
    }

    /** The words of the rejects. */
    List<String> errors(List<Seen> seen) {
        return seen.stream()
                .filter(row -> row.topic().equals(topic("rejects")))
                .map(row -> row.text("error"))
                .toList();
    }

    @Override
    public void close() {
        stop();
        gateway.close();
    }
}
