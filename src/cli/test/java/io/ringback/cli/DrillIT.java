package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.consumer.DrillAnswers;
import io.ringback.consumer.EventTable;
import io.ringback.consumer.RoutingTable;
import io.ringback.consumer.TableFeed;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.event.Drill;
import io.ringback.event.DrillPart;
import io.ringback.runtime.ResourceStack;
import io.ringback.wire.EventSerdes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A drill through a running Ringback and consumers, some of which do not do as they should. */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
class DrillIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PREFIX = "ringback.";

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static RunningRingback ringback;

    @AutoClose
    private final ResourceStack open = new ResourceStack();

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        ringback = RunningRingback.startOn(kafka, folder);
        assertThat(on("pool", "add", "+12025550101").exit()).isZero();
    }

    @AfterAll
    static void stop() {
        ringback.close();
        kafka.close();
    }

    @Test
    @Order(1)
    void timesEachStepAndAlarmsNobody() throws Exception {
        Execution drill = on("drill", "default", "--json", "--wait", "PT2M");

        JsonNode report = JSON.readTree(drill.out());
        assertThat(drill.exit()).isZero();
        assertThat(report.get("readMillis").size()).isEqualTo(5);
        assertThat(report.get("missing").size()).isZero();
        assertThat(report.get("holds").asBoolean()).isTrue();
        assertThat(on("notice", "list", "--all").out()).isEmpty();
        assertThat(on("session", "list").out()).doesNotContain("drill-");
        assertThat(on("pool", "list", "--holders").out()).contains("free");
    }

    @Test
    @Order(2)
    void complainsOfConsumersThatAreExpectedAndDoNotAnswer() {
        Execution drill = on("drill", "default", "--expect", "bot=1", "--wait", "PT10S");

        assertThat(drill.failure()).isEqualTo("ringback: bot: 0 answered, 1 were expected");
    }

    @Test
    @Order(3)
    void findsConsumersThatReadUncommittedIgnoreFencesOrAreStuck() throws Exception {
        feed(DrillPart.ROUTER, "good", new RoutingTable((String) null));
        feed(DrillPart.PRESENCE, "careless", new CarelessPresence());
        HinderedPresence hindered = new HinderedPresence();
        feed(DrillPart.PRESENCE, "hindered", hindered);
        readUncommitted();

        await().untilAsserted(() -> {
            Execution first = on("drill", "default", "--json", "--wait", "PT5S");
            assertThat(verdicts(first, "router", "good")).isNotEmpty().allMatch("OK"::equals);
            assertThat(verdicts(first, "presence", "careless")).contains("IGNORES_FENCES");
            assertThat(verdicts(first, "dashboard", "dirty")).contains("READS_UNCOMMITTED");
            assertThat(verdicts(first, "presence", "hindered")).isNotEmpty().allMatch("OK"::equals);
            assertThat(first.exit()).isEqualTo(1);
        });
        hindered.hang();
        await().untilAsserted(() -> {
            Execution second = on("drill", "default", "--json", "--wait", "PT5S");
            assertThat(verdicts(second, "presence", "hindered")).contains("SILENT");
            assertThat(verdicts(second, "router", "good")).isNotEmpty().allMatch("OK"::equals);
        });
        hindered.goOn();
    }

    @Test
    @Order(4)
    void hearsAConsumerInNode() throws Exception {
        assumeTrue(
                Files.isDirectory(Path.of("clients/node/node_modules")), "skipped: run 'npm ci' in clients/node first");
        ProcessBuilder program = new ProcessBuilder("node", "clients/node/examples/presence.js");
        program.environment().put("RINGBACK_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        program.environment().put("RINGBACK_CONSUMER", "in-node");
        Process node = program.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        open.keep(() -> node.destroyForcibly().waitFor());

        // It cannot say when it has read what was there before.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                verdicts(on("drill", "default", "--json", "--wait", "PT5S"), "presence", "in-node"))
                        .containsExactly("OK", "OK"));
    }

    private void feed(DrillPart part, String name, EventTable table) throws InterruptedException {
        DrillAnswers answers = open.keep(new DrillAnswers(client(), PREFIX, part, name));
        TableFeed feed = open.keep(TableFeed.start(client(), PREFIX, answers, table));
        assertThat(feed.awaitCaughtUp(PATIENCE)).isTrue();
    }

    /** A dashboard that takes what it sees for what counts. */
    private void readUncommitted() throws InterruptedException {
        DrillAnswers answers = open.keep(new DrillAnswers(client(), PREFIX, DrillPart.DASHBOARD, "dirty"));
        CountDownLatch assigned = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
            try (KafkaConsumer<String, Drill> consumer =
                    new KafkaConsumer<>(client(), new StringDeserializer(), EventSerdes.deserializer(Drill.class))) {
                List<TopicPartition> all = List.of(new TopicPartition(PREFIX + DrillAnswers.DRILLS, 0));
                consumer.assign(all);
                consumer.seekToEnd(all);
                consumer.position(all.get(0));
                assigned.countDown();
                records(consumer, record -> !Thread.interrupted())
                        .forEach(record -> answers.took(DrillAnswers.DRILLS, record.key(), record.value(), null));
            } catch (org.apache.kafka.common.errors.InterruptException e) {
                // The test is over.
            }
        });
        reader.setDaemon(true);
        reader.start();
        open.keep(() -> {
            reader.interrupt();
            reader.join();
        });
        assigned.await();
    }

    private static <T> Stream<ConsumerRecord<String, T>> records(
            KafkaConsumer<String, T> consumer, Predicate<Object> goesOn) {
        return Stream.generate(() -> consumer.poll(Duration.ofMillis(50)))
                .takeWhile(goesOn)
                .flatMap(some -> StreamSupport.stream(Spliterators.spliteratorUnknownSize(some.iterator(), 0), false));
    }

    private static List<String> verdicts(Execution drill, String part, String consumer) throws Exception {
        return StreamSupport.stream(JSON.readTree(drill.out()).get("consumers").spliterator(), false)
                .filter(one -> one.get("part").asText().equals(part)
                        && one.get("consumer").asText().equals(consumer))
                .map(one -> one.get("verdict").asText())
                .toList();
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static Execution on(String... arguments) {
        return Execution.on(kafka.bootstrapServers(), arguments);
    }
}
