package io.ringback.consumer;

import static io.ringback.consumer.IncomingCall.toNumber;
import static io.ringback.consumer.Rows.AGENT;
import static io.ringback.consumer.Rows.CALL;
import static io.ringback.consumer.Rows.NUMBER;
import static io.ringback.consumer.Rows.OTHER_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.consumer.Routing.Direct;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.event.AgentStatus;
import io.ringback.event.DirectRoute;
import io.ringback.event.SuppressionState;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The tables on a real broker, and beside them a stranger who knows the schemas alone. */
class TableFeedIT {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private static EmbeddedKafka kafka;
    private static Admin admin;

    private final Instant later = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
    private final RoutingTable routing = new RoutingTable("+12025550190");
    private final PresenceTable presence = new PresenceTable();
    private final SuppressionTable suppressions = new SuppressionTable();
    private String prefix;

    @AutoClose
    private KafkaProducer<String, byte[]> producer;

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start();
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        kafka.close();
    }

    @BeforeEach
    void beginTransactions(TestInfo test) {
        prefix = test.getTestMethod().orElseThrow().getName() + ".";
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", prefix),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    @Test
    void findsEveryOverrideAfterARestart() throws Exception {
        createTopics();
        commit(List.of(
                record(
                        "override.direct-routes",
                        NUMBER,
                        Rows.route(1).setExpiresAt(later).build()),
                record("agent-status", AGENT, status()),
                record(
                        "dashboard-suppressions",
                        CALL,
                        Rows.suppression(SuppressionState.IN_CALL)
                                .setExpiresAt(later)
                                .build())));

        try (TableFeed feed = feed()) {
            assertThat(feed.awaitCaughtUp(LONG_ENOUGH)).isTrue();
        }

        assertThat(routing.route(toNumber(NUMBER), Instant.now())).isInstanceOf(Direct.class);
        assertThat(presence.presenceOf(AGENT, Instant.now()).emergency()).isTrue();
        assertThat(suppressions.viewOf(CALL, Instant.now()).restricted()).isTrue();
    }

    @Test
    void neverFollowsWhatWasNotCommitted() throws Exception {
        createTopics();
        producer.beginTransaction();
        send(record(
                "override.direct-routes",
                NUMBER,
                Rows.route(1).setExpiresAt(later).build()));
        producer.flush();
        producer.abortTransaction();
        commit(List.of(record(
                "override.direct-routes",
                OTHER_NUMBER,
                Rows.route(1).setNumber(OTHER_NUMBER).setExpiresAt(later).build())));

        try (TableFeed feed = feed()) {
            assertThat(feed.awaitCaughtUp(LONG_ENOUGH)).isTrue();
        }

        assertThat(routing.route(toNumber(NUMBER), Instant.now())).isEqualTo(Routing.NORMAL);
        assertThat(routing.route(toNumber(OTHER_NUMBER), Instant.now())).isInstanceOf(Direct.class);
    }

    @Test
    void readsJsonAsWellAndGoesOnAfterPoison() throws Exception {
        createTopics();
        byte[] json = EventSerdes.output(DirectRoute.class, OutputFormat.JSON)
                .serializer()
                .serialize("any", Rows.route(1).setExpiresAt(later).build());
        commit(List.of(
                new ProducerRecord<>(prefix + "override.direct-routes", 0, NUMBER, bytes("{\"fence\":\"no number\"}")),
                new ProducerRecord<>(prefix + "override.direct-routes", 0, NUMBER, bytes("noise")),
                new ProducerRecord<>(prefix + "override.direct-routes", 0, null, json),
                new ProducerRecord<>(prefix + "override.direct-routes", 0, NUMBER, json)));

        try (TableFeed feed = feed()) {
            assertThat(feed.awaitCaughtUp(LONG_ENOUGH)).isTrue();
            assertThat(feed.unreadable()).isEqualTo(2);
        }

        assertThat(routing.route(toNumber(NUMBER), Instant.now())).isInstanceOf(Direct.class);
    }

    @Test
    void waitsForTopicsThatAreNotThereYet() throws Exception {
        try (TableFeed feed = feed()) {
            assertThat(feed.awaitCaughtUp(Duration.ofMillis(100))).isFalse();
            createTopics();
            assertThat(feed.awaitCaughtUp(LONG_ENOUGH)).isTrue();
            commit(List.of(record("agent-status", AGENT, status())));

            await().atMost(LONG_ENOUGH)
                    .until(() -> presence.presenceOf(AGENT, Instant.now()).emergency());
        }
    }

    @Test
    void isReadByAStrangerWhoKnowsTheSchemasAlone() throws Exception {
        createTopics();
        commit(List.of(
                record(
                        "override.direct-routes",
                        NUMBER,
                        Rows.route(7).setExpiresAt(later).build()),
                record("agent-status", AGENT, status()),
                new ProducerRecord<>(prefix + "agent-status", "agent-9", null)));

        List<SchemaOnlyConsumer.Seen> seen;
        try (SchemaOnlyConsumer stranger = new SchemaOnlyConsumer(
                kafka.bootstrapServers(), prefix + "override.direct-routes", prefix + "agent-status")) {
            seen = stranger.readUntil(all -> all.size() == 3, LONG_ENOUGH);
        }

        assertThat(seen)
                .filteredOn(one -> one.topic().endsWith("direct-routes"))
                .singleElement()
                .satisfies(route -> {
                    assertThat(route.key()).isEqualTo(NUMBER);
                    assertThat(route.text("state")).isEqualTo("ACTIVE");
                    assertThat(route.text("fence")).isEqualTo("7");
                    assertThat(route.text("expiresAt")).isEqualTo(String.valueOf(later.toEpochMilli()));
                });
        assertThat(seen).filteredOn(one -> one.key().equals("agent-9")).allMatch(one -> one.value() == null);
        assertThat(seen)
                .filteredOn(one -> one.key().equals(AGENT))
                .allMatch(one -> one.text("emergency").equals("true"));
    }

    private TableFeed feed() {
        return TableFeed.start(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), prefix, routing, presence, suppressions);
    }

    private void createTopics() throws Exception {
        admin.createTopics(Stream.of(routing, presence, suppressions)
                        .flatMap(table -> table.topics().keySet().stream())
                        .map(topic -> new NewTopic(prefix + topic, 2, (short) 1))
                        .toList())
                .all()
                .get();
    }

    private void commit(List<ProducerRecord<String, byte[]>> records) {
        producer.beginTransaction();
        records.forEach(this::send);
        producer.commitTransaction();
    }

    /** What became of it, the end of the transaction tells. */
    private void send(ProducerRecord<String, byte[]> record) {
        Future<?> unused = producer.send(record);
    }

    @SuppressWarnings("unchecked")
    private ProducerRecord<String, byte[]> record(String topic, String key, SpecificRecord event) {
        byte[] value = EventSerdes.avro((Class<SpecificRecord>) event.getClass())
                .serializer()
                .serialize(topic, event);
        return new ProducerRecord<>(prefix + topic, key, value);
    }

    private AgentStatus status() {
        return Rows.doNotDisturb(1).setExpiresAt(later).build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
