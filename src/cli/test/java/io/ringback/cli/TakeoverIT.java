package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two clusters, two deployments: one is lost with a lease, the other goes on with it, and the first comes back. */
@Timeout(900)
@Tag("long")
class TakeoverIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TABLE = "ringback.callback-numbers";
    private static final String AFTER = "takeover.after=PT60S";
    private static final String FIRST = "+12025550101";
    private static final String SECOND = "+12025550102";
    private static final String WESTERN = "+12025550151";

    @TempDir
    Path folder;

    @Test
    void goesOnWithTheLeaseAndGivesItToNobodyElse() throws Exception {
        try (EmbeddedKafka east = EmbeddedKafka.start();
                EmbeddedKafka west = EmbeddedKafka.start()) {
            try (RunningRingback lost = run(east, "east")) {
                assertThat(lost.said()).contains("READY");
                assertThat(on(east, "pool", "add", FIRST).exit()).isZero();
                dial(east, "e1", "ann");
                await().atMost(PATIENCE).until(() -> FIRST.equals(numberOf(east, "ann")));
                assertThat(on(east, "pool", "add", SECOND).exit()).isZero();
            }
            mirror(east, west);
            long lostAt = System.nanoTime();
            try (RunningRingback here = run(west, "west")) {
                assertThat(here.said()).contains("READY");
                assertThat(on(west, "pool", "add", WESTERN).exit()).isZero();
                takesOver(west);
                servesTheHolderAlone(west);
            }
            await().atMost(PATIENCE)
                    .until(() ->
                            System.nanoTime() - lostAt > Duration.ofSeconds(61).toNanos());
            try (RunningRingback back = run(east, "east")) {
                assertThat(back.said()).contains("READY");
                givesOutNoneThatIsHeldInTheWest(east);
            }
        }
    }

    private void takesOver(EmbeddedKafka west) throws Exception {
        Execution tooSoon = on(west, "takeover", "east", "--set", AFTER);
        assertThat(tooSoon.failure()).contains("stop it, and try again");

        JsonNode planned = JSON.readTree(on(west, "takeover", "east", "--dry-run", "--json", "--set", AFTER)
                .out());
        assertThat(planned.at("/planned/0/number").asText()).isEqualTo(FIRST);
        assertThat(numberOf(west, "ann")).isNull();

        Execution taken = on(west, "takeover", "east", "--force", "--json", "--set", AFTER);
        assertThat(taken.complaints()).isEmpty();
        assertThat(taken.exit()).isZero();
        assertThat(JSON.readTree(taken.out()).at("/takenOver/0/agentId").asText())
                .isEqualTo("ann");

        Execution again = on(west, "takeover", "east", "--force", "--set", AFTER);
        assertThat(again.exit()).isZero();
        assertThat(again.lines())
                .singleElement()
                .asString()
                .startsWith(FIRST + "  ann")
                .endsWith("is here already");
        assertThat(on(west, "takeover", "north", "--set", AFTER).complaints())
                .singleElement()
                .asString()
                .contains("no such topic: north.ringback.callback-numbers");
    }

    private void servesTheHolderAlone(EmbeddedKafka west) throws Exception {
        JsonNode shown =
                JSON.readTree(on(west, "number", "show", FIRST, "--json").out());
        assertThat(shown.at("/lease/agentId").asText()).isEqualTo("ann");
        assertThat(shown.at("/lease/reason").asText()).isEqualTo("TAKEN_OVER");
        dial(west, "w1", "bob");
        await().atMost(PATIENCE).until(() -> WESTERN.equals(numberOf(west, "bob")));
        dial(west, "w2", "cid");
        await().atMost(PATIENCE).until(() -> on(west, "session", "show", "cid").exit() == 0);
        assertThat(numberOf(west, "cid")).isNull();
        dial(west, "w3", "ann");
        await().atMost(PATIENCE)
                .until(() -> on(west, "number", "show", FIRST, "--json").out().contains("EXTENDED"));
        assertThat(numberOf(west, "ann")).isEqualTo(FIRST);
    }

    private void givesOutNoneThatIsHeldInTheWest(EmbeddedKafka east) throws Exception {
        await().atMost(PATIENCE)
                .until(() -> on(east, "notice", "list", "--all").out().contains("NUMBERS_FENCED"));
        dial(east, "e2", "dan");
        await().atMost(PATIENCE).until(() -> SECOND.equals(numberOf(east, "dan")));
        dial(east, "e3", "eve");
        await().atMost(PATIENCE).until(() -> on(east, "session", "show", "eve").exit() == 0);
        assertThat(numberOf(east, "eve")).isNull();
        assertThat(numberOf(east, "ann")).isEqualTo(FIRST);
    }

    /** As MirrorMaker copies: each record into its partition, under the region's alias, what is committed alone. */
    private static void mirror(EmbeddedKafka from, EmbeddedKafka to) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", to.bootstrapServers()));
                KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", from.bootstrapServers(), "isolation.level", "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> writer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", to.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(TABLE).stream()
                    .map(each -> new TopicPartition(TABLE, each.partition()))
                    .toList();
            admin.createTopics(List.of(new NewTopic("east." + TABLE, partitions.size(), (short) 1)))
                    .all()
                    .get();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (!ends.entrySet().stream().allMatch(end -> reader.position(end.getKey()) >= end.getValue())) {
                ConsumerRecords<byte[], byte[]> records = reader.poll(Duration.ofMillis(200));
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    writer.send(new ProducerRecord<>(
                                    "east." + TABLE,
                                    record.partition(),
                                    record.timestamp(),
                                    record.key(),
                                    record.value(),
                                    record.headers()))
                            .get();
                }
            }
        }
    }

    private RunningRingback run(EmbeddedKafka kafka, String region) throws Exception {
        Path own = Files.createDirectories(folder.resolve(region));
        return RunningRingback.startOn(kafka, own, AFTER);
    }

    private static @Nullable String numberOf(EmbeddedKafka kafka, String agent) throws Exception {
        Execution shown = on(kafka, "session", "show", agent, "--json");
        JsonNode number = shown.exit() == 0 ? JSON.readTree(shown.out()).get("number") : null;
        return number == null || number.isNull() ? null : number.asText();
    }

    private static void dial(EmbeddedKafka kafka, String call, String agent) {
        String began =
                "{\"callId\":\"%s\",\"type\":\"STARTED\",\"occurredAt\":\"2026-11-01T12:00:00Z\",\"direction\":\"OUTBOUND\","
                        + "\"agentId\":\"%s\",\"dialledNumber\":\"911\"}\n";
        String ended = "{\"callId\":\"%s\",\"type\":\"ENDED\",\"occurredAt\":\"2026-11-01T12:00:10Z\"}\n";
        String lines = began.formatted(call, agent) + ended.formatted(call);
        assertThat(Execution.reading(lines, Execution.with(kafka.bootstrapServers(), "publish"))
                        .exit())
                .isZero();
    }

    private static Execution on(EmbeddedKafka kafka, String... arguments) {
        return Execution.on(kafka.bootstrapServers(), arguments);
    }
}
