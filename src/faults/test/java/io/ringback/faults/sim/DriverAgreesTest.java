package io.ringback.faults.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.desk.DeskOfSimulation;
import io.ringback.desk.StoreFlaw;
import io.ringback.faults.CallWords;
import io.ringback.faults.Decoder;
import io.ringback.faults.Entry;
import io.ringback.faults.OutputNames;
import io.ringback.intake.SimulatedIntake;
import io.ringback.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** The same script through Kafka's own test driver and through the simulation comes to the same outputs, byte for byte. */
class DriverAgreesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration TICK = Duration.ofMillis(100);

    private final Settings settings = World.load(SimulatedSettings.first(Duration.ofSeconds(20)));

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Said(String topic, String key, byte[] value) {}

    @Test
    void comesToTheSameAsKafkasOwnTestDriver() {
        List<List<Said>> script = script(new Random(1));

        List<String> simulated = simulated(script);

        assertThat(simulated).hasSizeGreaterThan(200).isEqualTo(driven(script));
    }

    /** What is said at each tick: numbers, presences, and calls of a few agents, ended or not. */
    private static List<List<Said>> script(Random random) {
        List<List<Said>> script = new ArrayList<>();
        for (int tick = 0; tick < 900; tick++) {
            List<Said> said = new ArrayList<>();
            if (tick < 5) {
                said.add(number("+1202555010" + tick));
            } else if (tick < 500 && random.nextInt(10) == 0) {
                said.addAll(call("c" + tick, "agent-" + random.nextInt(4), random));
            }
            script.add(said);
        }
        return script;
    }

    private static Said number(String number) {
        return said(
                "callback-pool",
                number,
                Chronicle.json().put("number", number).put("pool", "default").put("state", "IN_SERVICE"));
    }

    private static List<Said> call(String call, String agent, Random random) {
        List<Said> said = new ArrayList<>();
        ObjectNode dial = event(call, "STARTED")
                .put("direction", "OUTBOUND")
                .put("dialledNumber", random.nextBoolean() ? "911" : "+1202555010" + random.nextInt(5))
                .put("agentId", agent);
        said.add(said("call-events", call, dial));
        if (random.nextInt(4) > 0) {
            said.add(said("call-events", call, event(call, "ENDED")));
        }
        if (random.nextInt(3) == 0) {
            said.add(said("call-events", call, event(call, "SESSION_CLOSED").put("agentId", agent)));
        }
        said.add(said(
                "agent-presence",
                agent,
                Chronicle.json()
                        .put("agentId", agent)
                        .put("status", "Busy")
                        .put("origin", "AGENT")
                        .put("changedAt", NOON.toString())));
        return said;
    }

    private static ObjectNode event(String call, String type) {
        return CallWords.event(call, type).put("occurredAt", NOON.toString());
    }

    private static Said said(String topic, String key, ObjectNode value) {
        return new Said("ringback." + topic, key, value.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<String> simulated(List<List<Said>> script) {
        Brokers brokers = new Brokers(Flaws.NONE, 1, NOON.toEpochMilli());
        World.createTopics(brokers, settings);
        Deployment deployment = new Deployment(settings, Mutation.NONE, brokers);
        Chronicle chronicle = new Chronicle(brokers, new Decoder());
        People people = new People(chronicle, new Voices(brokers, chronicle, deployment), new Random(1));
        Servers servers = new Servers(chronicle, people, Mutation.NONE, new Random(1));
        Host host = new Host("only", brokers, deployment, servers, new Random(1));
        host.start();
        settle(host);
        for (List<Said> tick : script) {
            brokers.advance(TICK.toMillis());
            settle(host);
            for (Said said : tick) {
                byte[] key = said.key.getBytes(StandardCharsets.UTF_8);
                brokers.log(brokers.place(said.topic, key)).append(brokers.now(), LogRecord.Sent.of(key, said.value));
                settle(host);
            }
        }
        chronicle.read();
        return OutputNames.OF_DESKS.stream()
                .flatMap(topic -> chronicle.entries().stream()
                        .filter(entry -> entry.topic().equals(topic)))
                .map(DriverAgreesTest::line)
                .toList();
    }

    /** Until nothing is on its way any more, without time. */
    private static void settle(Host host) {
        Stream.generate(() -> host).limit(6).forEach(Host::round);
    }

    private static String line(Entry entry) {
        return entry.topic() + " " + entry.key() + " " + entry.value();
    }

    private List<String> driven(List<List<Said>> script) {
        Instant[] now = {NOON};
        InstantSource clock = () -> now[0];
        SimulatedSourceLog logs = new SimulatedSourceLog(emptyLog());
        try (TopologyTestDriver intake = driver(SimulatedIntake.topology(settings, () -> logs, clock), "intake");
                TopologyTestDriver desk =
                        driver(DeskOfSimulation.topology(settings, () -> logs, clock, StoreFlaw.NONE), "desk")) {
            for (List<Said> tick : script) {
                now[0] = now[0].plus(TICK);
                intake.advanceWallClockTime(TICK);
                desk.advanceWallClockTime(TICK);
                for (Said said : tick) {
                    byte[] key = said.key.getBytes(StandardCharsets.UTF_8);
                    pipe(intake, said.topic, new TestRecord<>(key, said.value, now[0]));
                    move(intake, desk, "ringback.emergency-signals", now[0]);
                    move(desk, intake, "ringback.numbers", now[0]);
                }
            }
            return lines(desk);
        }
    }

    private Brokers emptyLog() {
        Brokers brokers = new Brokers(Flaws.NONE, 1, NOON.toEpochMilli());
        brokers.create(settings);
        return brokers;
    }

    private static TopologyTestDriver driver(Topology topology, String name) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        return new TopologyTestDriver(topology, config, NOON);
    }

    private static void pipe(TopologyTestDriver to, String topic, TestRecord<byte[], byte[]> record) {
        to.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record);
    }

    private static void move(TopologyTestDriver from, TopologyTestDriver to, String topic, Instant now) {
        from.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .forEach(record -> pipe(to, topic, new TestRecord<>(record.key(), record.value(), now)));
    }

    private static List<String> lines(TopologyTestDriver desk) {
        Decoder decoder = new Decoder();
        return OutputNames.OF_DESKS.stream()
                .flatMap(topic -> desk
                        .createOutputTopic(
                                "ringback." + topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readRecordsToList()
                        .stream()
                        .map(record -> topic + " " + new String(record.key(), StandardCharsets.UTF_8) + " "
                                + decoder.read(record.value())))
                .toList();
    }
}
