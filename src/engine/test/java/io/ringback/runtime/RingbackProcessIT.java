package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.embedded.LoopbackPort;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class RingbackProcessIT {
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    Path state;

    private static EmbeddedKafka kafka;

    /** Every test has topics and groups of its own. */
    private String name = "";

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void takeAName(TestInfo test) {
        name = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void makesItsTopicsAndGetsReady() throws Exception {
        Settings settings = settings();
        try (RingbackProcess process = RingbackProcess.of(settings, Set.of(Role.DESK));
                Admin admin = Admin.create(settings.kafka())) {
            process.start();

            assertThat(process.awaitReady(SOON)).isTrue();
            assertThat(TopicPlan.compare(TopicCatalog.load(settings), admin).isClean())
                    .isTrue();
        }
    }

    @Test
    void closesWithoutAReason() throws Exception {
        RingbackProcess process = new RingbackProcess(settings(), topology("call-events"));
        process.start();
        assertThat(process.awaitReady(SOON)).isTrue();

        process.close();

        assertThat(process.awaitEnd()).isEmpty();
        await().atMost(SOON)
                .until(() -> process.streams().values().stream()
                        .allMatch(each -> each.state() == KafkaStreams.State.NOT_RUNNING));
    }

    @Test
    void closesThoughAStepDoesNotEnd() throws Exception {
        Settings settings = settings();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        RingbackProcess process = new RingbackProcess(settings, topology("call-events", () -> hang(begun, end)));
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            process.start();
            assertThat(process.awaitReady(SOON)).isTrue();
            producer.send(new ProducerRecord<>(name + ".call-events", new byte[] {1}))
                    .get();
            begun.await();

            process.close();

            assertThat(end.getCount()).isEqualTo(1);
        } finally {
            end.countDown();
        }
    }

    @Test
    void waitsForABrokerThatComesLater() throws Exception {
        int port = LoopbackPort.free();
        Settings settings = Settings.load(sources().with("bootstrap.servers", "127.0.0.1:" + port));
        RingbackProcess process = new RingbackProcess(settings, topology("call-events"));
        CompletableFuture<Void> started = CompletableFuture.runAsync(() -> start(process));
        assertThatThrownBy(() -> started.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

        try (EmbeddedKafka late = EmbeddedKafka.start(null, port);
                process) {
            started.get(SOON.toSeconds(), TimeUnit.SECONDS);

            assertThat(late.bootstrapServers()).isEqualTo(settings.bootstrapServers());
            assertThat(process.awaitReady(SOON)).isTrue();
        }
    }

    @Test
    void stopsWaitingWhenItIsClosed() throws Exception {
        Settings settings = Settings.load(sources().with("bootstrap.servers", "127.0.0.1:" + LoopbackPort.free()));
        RingbackProcess process = new RingbackProcess(settings, topology("call-events"));
        CompletableFuture<Void> started = CompletableFuture.runAsync(() -> start(process));

        process.close();

        assertThat(started).succeedsWithin(SOON);
        assertThat(process.awaitReady(Duration.ZERO)).isFalse();
    }

    @Test
    void tellsWhichTopicsAreMissingWhenItMayNotMakeThem() {
        Settings settings = Settings.load(sources().with("topics.create", false));
        try (RingbackProcess process = new RingbackProcess(settings, topology("call-events"))) {
            assertThatThrownBy(process::start)
                    .isInstanceOf(CannotServeException.class)
                    .hasMessageContainingAll(name + ".call-events", name + ".rejects", "ringback topics apply");
        }
    }

    @Test
    void refusesAnotherNumberOfPartitionsThanItIsMadeFor() throws Exception {
        Settings settings = settings();
        try (Admin admin = Admin.create(settings.kafka());
                RingbackProcess process = new RingbackProcess(settings, topology("call-events"))) {
            admin.createTopics(List.of(new NewTopic(name + ".call-events", 3, (short) 1)))
                    .all()
                    .get();

            assertThatThrownBy(process::start)
                    .isInstanceOf(CannotServeException.class)
                    .hasMessageContaining(name + ".call-events: has 3 partitions");
        }
    }

    @Test
    void doesNotServeWithAWrongClock() throws Exception {
        SteadyClock wrong = new SteadyClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)), System::nanoTime);
        try (RingbackProcess process = new RingbackProcess(settings(), topology("call-events"), wrong)) {
            process.start();

            assertThat(process.awaitEnd())
                    .hasValueSatisfying(reason -> assertThat(reason)
                            .matches("this machine's clock is 7[12]\\d\\d\\.\\d s ahead of the broker's, .*"));
            assertThat(process.awaitReady(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void stopsWithItsReasonWhenItCannotGoOn() throws Exception {
        try (RingbackProcess process = new RingbackProcess(settings(), topology("no-such-topic"))) {
            process.start();

            Optional<String> reason = process.awaitEnd();

            assertThat(reason)
                    .hasValueSatisfying(text -> assertThat(text)
                            .startsWith("desk cannot go on: MissingSourceTopicException")
                            .hasLineCount(1));
        }
    }

    /** No emergency waits for whoever is told of it afterwards. */
    @Test
    void goesOnWithoutARoleThatNoLifeHangsOn() throws Exception {
        Settings settings = settings();
        AtomicInteger handled = new AtomicInteger();
        Map<Role, Supplier<Topology>> both = Map.of(
                Role.DESK, step("call-events", handled::incrementAndGet), Role.NOTIFY, step("no-such-topic", () -> {}));
        try (RingbackProcess process = new RingbackProcess(settings, both);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(settings.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            process.start();
            assertThat(process.awaitReady(SOON)).isTrue();
            await().atMost(SOON).until(() -> process.ended().containsKey(Role.NOTIFY));

            producer.send(new ProducerRecord<>(name + ".call-events", new byte[] {1}))
                    .get();

            await().atMost(SOON).until(() -> handled.get() > 0);
            assertThat(process.ended()).containsOnlyKeys(Role.NOTIFY);
            assertThat(process.reason()).isEmpty();
        }
    }

    @Test
    void endsWhenTheOnlyRoleThatItPlaysDoes() throws Exception {
        try (RingbackProcess process =
                new RingbackProcess(settings(), Map.of(Role.NOTIFY, step("no-such-topic", () -> {})))) {
            process.start();

            assertThat(process.awaitEnd())
                    .hasValueSatisfying(reason ->
                            assertThat(reason).startsWith("notify cannot go on: MissingSourceTopicException"));
        }
    }

    /** The dead thread's session would last for longer than this test. */
    @Test
    void replacesADeadThreadWithoutWaitingForItsSession() throws Exception {
        Settings settings = Settings.load(sources().with("streams.consumer.session.timeout.ms", 120_000));
        AtomicInteger tries = new AtomicInteger();
        Map<Role, Supplier<Topology>> failing = topology("call-events", () -> {
            if (tries.getAndIncrement() == 0) {
                throw new KafkaException("a trouble that passes");
            }
        });
        try (RingbackProcess process = new RingbackProcess(settings, failing);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(settings.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            process.start();
            assertThat(process.awaitReady(SOON)).isTrue();

            producer.send(new ProducerRecord<>(name + ".call-events", new byte[] {1}))
                    .get();

            await().atMost(SOON).until(() -> tries.get() > 1);
        }
    }

    private static void hang(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(RingbackProcess process) {
        try {
            process.start();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Settings settings() {
        return Settings.load(sources());
    }

    private SettingSources sources() {
        return SettingSources.none()
                .with("bootstrap.servers", kafka.bootstrapServers())
                .with("topic.prefix", name + ".")
                .with("application.id", name)
                .with("state.dir", state);
    }

    private Map<Role, Supplier<Topology>> topology(String shortName) {
        return topology(shortName, () -> {});
    }

    private Map<Role, Supplier<Topology>> topology(String shortName, Runnable step) {
        return Map.of(Role.DESK, step(shortName, step));
    }

    private Supplier<Topology> step(String shortName, Runnable step) {
        return () -> new Topology()
                .addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), name + "." + shortName)
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
