package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeKind;
import io.ringback.wire.EventSerdes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that write records and show them, at a broker. */
@Timeout(600)
class CommandsIT {
    private static final String STARTED =
            "{\"callId\":\"c1\",\"type\":\"STARTED\",\"occurredAt\":\"2026-11-01T12:00:00Z\","
                    + "\"direction\":\"OUTBOUND\",\"agentId\":\"ann\",\"dialledNumber\":\"911\"}";

    @AutoClose
    private static EmbeddedKafka kafka;

    @TempDir
    Path folder;

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start();
        assertThat(on("topics", "apply").exit()).isZero();
    }

    @Test
    void addsImportsListsAndWithdrawsNumbers() throws Exception {
        Path file =
                Files.writeString(folder.resolve("numbers"), "# spare\n+12025550103\n+12025550104, default # one\n");

        assertThat(on("pool", "add", "+12025550101", "+12025550102").lines())
                .containsExactly("offered 2 to pool default");
        assertThat(on("pool", "import", file.toString()).lines()).containsExactly("offered 2");
        assertThat(on("pool", "withdraw", "+12025550104").lines()).containsExactly("withdrew 1");
        assertThat(on("pool", "list").lines())
                .hasSize(4)
                .contains("+12025550101      not accepted  offered: default IN_SERVICE")
                .contains("+12025550104      not accepted  offered: default WITHDRAWN");
    }

    @Test
    void withdrawsNothingWhenANumberIsUnknown() {
        Execution failed = on("pool", "withdraw", "+12025550199");

        assertThat(failed.failure()).isEqualTo("ringback: in no pool, nothing withdrawn: +12025550199");
    }

    @Test
    void setsPresence() {
        Execution set = on("presence", "set", "agent-7", "Available");

        assertThat(set.lines()).containsExactly("agent-7 is Available");
        assertThat(set.exit()).isZero();
    }

    @Test
    void publishesFromStandardInputAndFromAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("events"), STARTED + "\n" + "{\"callId\":\"c2\"}\n");

        Execution piped = Execution.reading(STARTED, Execution.with(kafka.bootstrapServers(), "publish"));
        Execution read = on("publish", file.toString());

        assertThat(piped).isEqualTo(new Execution(0, "sent 1" + System.lineSeparator(), ""));
        assertThat(read.exit()).isEqualTo(1);
        assertThat(read.lines()).containsExactly("sent 1, refused 1");
        assertThat(read.complaints()).containsExactly("line 2: MISSING_FIELD in field type");
    }

    @Test
    void watchesOutputsForPeopleAndForPrograms() throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        prefixed("watch", "topics", "apply");
        publishNotice("watch.notices", now);

        Execution people = prefixed("watch", "watch", "--from-beginning", "--max", "1", "notices");
        Execution programs = prefixed("watch", "watch", "--from-beginning", "--max", "1", "--json", "watch.notices");

        assertThat(people.lines()).singleElement().asString().contains("POOL_LOW", "notices");
        JsonNode event = new ObjectMapper().readTree(programs.out());
        assertThat(event.get("topic").asText()).isEqualTo("watch.notices");
        assertThat(event.get("key").asText()).isEqualTo("default");
        assertThat(Instant.parse(event.get("timestamp").asText())).isEqualTo(now);
        assertThat(event.get("value").get("kind").asText()).isEqualTo("POOL_LOW");
    }

    @Test
    void givesUpOnABrokerThatDoesNotAnswer() {
        Execution failed = Execution.on("127.0.0.1:1", "pool", "list");

        assertThat(failed.failure())
                .isEqualTo(
                        "ringback: no broker answers at 127.0.0.1:1 (waited 10 s): is one up, does --bootstrap-servers name it,"
                                + " does it want another kafka.security.protocol?");
    }

    private static void publishNotice(String topic, Instant at) throws Exception {
        EmergencyNotice notice = EmergencyNotice.newBuilder()
                .setEventId("default-1")
                .setPool("default")
                .setKind(NoticeKind.POOL_LOW)
                .setAt(at)
                .build();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                EventSerdes.avro(EmergencyNotice.class).serializer())) {
            producer.send(new ProducerRecord<>(topic, null, at.toEpochMilli(), "default", notice))
                    .get();
        }
    }

    private static Execution on(String... arguments) {
        return Execution.on(kafka.bootstrapServers(), arguments);
    }

    private static Execution prefixed(String prefix, String... arguments) {
        return on(Execution.prefixed(prefix, arguments));
    }
}
