package io.ringback.faults.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.faults.Decoder;
import io.ringback.faults.Entry;
import io.ringback.notify.SimulatedNotify;
import io.ringback.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** The same for notify and its sender: whom servers were asked to tell, how that ended, what was escalated. */
class NotifyAgreesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration TICK = Duration.ofMillis(100);
    private static final String ROWS = "ringback.notice-deliveries";
    private static final int TICKS = 600;
    private static final Decoder DECODER = new Decoder();

    private final Settings settings = World.load(SimulatedSettings.first(Duration.ofSeconds(20)));

    private record Said(String topic, String key, ObjectNode value) {
        byte[] keyBytes() {
            return key.getBytes(StandardCharsets.UTF_8);
        }

        byte[] valueBytes() {
            return value.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    @Test
    void comesToTheSameAsKafkasOwnTestDriver() {
        List<List<Said>> script = script(new Random(1));

        List<String> simulated = simulated(script);

        assertThat(simulated).hasSizeGreaterThan(100).isEqualTo(driven(script));
    }

    /** Four contacts in three steps, one of whom has a channel that nobody set up; notices, some of them acknowledged. */
    private static List<List<Said>> script(Random random) {
        List<List<Said>> script = new ArrayList<>();
        for (int tick = 0; tick < TICKS; tick++) {
            script.add(new ArrayList<>());
        }
        script.get(0).add(contact("desk", "EMAIL", 0));
        script.get(0).add(contact("pager", "CALL", 0));
        script.get(0).add(contact("boss", "WEBHOOK", 1));
        script.get(0).add(contact("siren", "CALL", 2));
        for (int tick = 5; tick < TICKS / 2; tick += 7) {
            String id = "default-" + tick;
            String kind = random.nextBoolean() ? "EMERGENCY_CALL_PLACED" : "POOL_LOW";
            script.get(tick).add(notice(id, kind, tick));
            if (random.nextInt(3) == 0) {
                ObjectNode word =
                        Chronicle.json().put("noticeId", id).put("by", "desk").put("at", at(tick));
                script.get(tick + 13).add(new Said("ringback.notice-acknowledgements", id, word));
            }
        }
        return script;
    }

    private static Said contact(String id, String channel, int step) {
        ObjectNode contact = Chronicle.json()
                .put("contactId", id)
                .put("channel", channel)
                .put("address", id + "@contact.example")
                .put("step", step);
        return new Said("ringback.contacts", id, contact);
    }

    private static Said notice(String id, String kind, int tick) {
        ObjectNode notice = Chronicle.json()
                .put("eventId", id)
                .put("noticeId", id)
                .put("pool", "default")
                .put("kind", kind)
                .put("at", at(tick));
        return new Said("ringback.notices", "default", notice);
    }

    private static String at(int tick) {
        return NOON.plus(TICK.multipliedBy(tick + 1)).toString();
    }

    private List<String> simulated(List<List<Said>> script) {
        Cluster cluster = new Cluster();
        Host host = new Host("only", cluster.brokers, cluster.deployment, cluster.servers, new Random(1));
        host.start();
        settle(host);
        for (List<Said> tick : script) {
            cluster.brokers.advance(TICK.toMillis());
            settle(host);
            tick.forEach(cluster::append);
            settle(host);
        }
        return sorted(Stream.of(cluster.asked(), cluster.written("notice-deliveries"), cluster.written("notices"))
                .flatMap(each -> each));
    }

    private static void settle(Host host) {
        Stream.generate(() -> host).limit(4).forEach(Host::round);
    }

    private List<String> driven(List<List<Said>> script) {
        Cluster cluster = new Cluster();
        Post post = new Post(cluster.brokers, new HostLink(), new Fate(), cluster.servers);
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "notify");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        try (TopologyTestDriver driver = new TopologyTestDriver(
                SimulatedNotify.topology(
                        settings,
                        () -> new SimulatedSourceLog(cluster.brokers),
                        () -> Instant.ofEpochMilli(cluster.brokers.now()),
                        post),
                config,
                NOON)) {
            long read = 0;
            for (List<Said> tick : script) {
                cluster.brokers.advance(TICK.toMillis());
                driver.advanceWallClockTime(TICK);
                post.round();
                read = pipeRows(cluster, driver, read);
                for (Said said : tick) {
                    pipe(cluster, driver, said.topic, said.keyBytes(), said.valueBytes());
                }
                post.round();
                read = pipeRows(cluster, driver, read);
            }
            return lines(cluster, driver);
        }
    }

    /** What the sender has written comes back to the topology. */
    private static long pipeRows(Cluster cluster, TopologyTestDriver driver, long from) {
        PartitionLog.Batch rows = cluster.brokers.logs(ROWS).get(0).read(from, Integer.MAX_VALUE, true);
        rows.records()
                .forEach(row -> pipe(
                        cluster, driver, ROWS, Objects.requireNonNull(row.key()), Objects.requireNonNull(row.value())));
        return rows.next();
    }

    private static void pipe(Cluster cluster, TopologyTestDriver driver, String topic, byte[] key, byte[] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, Instant.ofEpochMilli(cluster.brokers.now())));
    }

    private static List<String> lines(Cluster cluster, TopologyTestDriver driver) {
        Stream<String> decided = Stream.of("notice-deliveries", "notices")
                .flatMap(topic -> driver
                        .createOutputTopic(
                                "ringback." + topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readRecordsToList()
                        .stream()
                        .map(record -> line(topic, record.value())));
        return sorted(Stream.of(cluster.asked(), cluster.written("notice-deliveries"), decided)
                .flatMap(each -> each));
    }

    private static String line(String topic, byte[] value) {
        JsonNode row = DECODER.read(value);
        return topic + " " + row.path("eventId").asText() + " " + row.path("error");
    }

    private static List<String> sorted(Stream<String> lines) {
        return lines.sorted().toList();
    }

    /** Brokers, and servers that take whatever comes. */
    private final class Cluster {
        private final Brokers brokers = new Brokers(Flaws.NONE, 1, NOON.toEpochMilli());
        private final Deployment deployment = new Deployment(settings, Mutation.NONE, brokers);
        private final Chronicle chronicle = new Chronicle(brokers, DECODER);
        private final Servers servers;

        Cluster() {
            World.createTopics(brokers, settings);
            Voices voices = new Voices(brokers, chronicle, deployment);
            servers = new Servers(chronicle, new People(chronicle, voices, new Random(1)), Mutation.NONE, new Always());
        }

        void append(Said said) {
            brokers.logs(said.topic)
                    .get(0)
                    .append(brokers.now(), LogRecord.Sent.of(said.keyBytes(), said.valueBytes()));
        }

        /** What was written there by notify and its sender; the script writes JSON. */
        Stream<String> written(String topic) {
            return brokers.logs("ringback." + topic).get(0).read(0, Integer.MAX_VALUE, true).records().stream()
                    .map(record -> Objects.requireNonNull(record.value()))
                    .filter(value -> value[0] != '{')
                    .map(value -> line(topic, value));
        }

        Stream<String> asked() {
            return chronicle.entries().stream()
                    .filter(entry -> entry.kind() == Entry.Kind.TOLD)
                    .map(entry -> "told " + entry.key() + " " + entry.text("contactId"));
        }
    }

    /** Draws the same always. */
    private static final class Always extends Random {
        private static final long serialVersionUID = 1L;

        @Override
        public int nextInt(int bound) {
            return bound / 2;
        }
    }
}
