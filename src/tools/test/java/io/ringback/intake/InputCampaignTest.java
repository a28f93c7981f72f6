package io.ringback.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.desk.DeskTopology;
import io.ringback.event.AgentPresence;
import io.ringback.event.EmergencySignal;
import io.ringback.event.PooledNumber;
import io.ringback.gaps.FakeSourceLog;
import io.ringback.intake.decode.CallDecoder;
import io.ringback.privacy.Mutations;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.settings.Trust;
import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/**
 * Bad input by the ten thousand through the real topologies, by the million with
 * {@code -Dringback.campaign.inputs=1000000}: nothing escapes as an exception, all that cannot be read is in rejects, no
 * complaint has a detail in it, and neither has a signal of a valid event. The seed is printed;
 * {@code -Dringback.campaign.seed} gives it back.
 */
class InputCampaignTest {
    private static final int INPUTS = Integer.getInteger("ringback.campaign.inputs", 20_000);
    private static final long SEED = Long.getLong("ringback.campaign.seed", 1);
    private static final int BATCH = 500;
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

    private final Settings settings = Settings.load(SettingSources.none()
            .with("callback.lease", "PT30S")
            .with("callback.trust", "listed")
            .with("callback.trusted-callers", "+12025550189"));
    private final Mutations mutations = new Mutations(SEED);
    private Instant now = START;

    @Test
    void intakeRejectsWhatItDoesNotUnderstandAndSaysNothingOfIt() {
        Topology topology = new IntakeTopology(settings, FakeSourceLog::new, new FakeCommittedLog(), () -> now).get();
        try (TopologyTestDriver driver = driver(topology)) {
            Sinks sinks = new Sinks(driver, "emergency-signals", "rejects");
            Input calls = new Input("call-events", CallDecoder.ofContract(Trust.LISTED)::decode);
            Input presences = new Input("agent-presence", EventReader.of(AgentPresence.class)::read);
            Input offered = new Input("callback-pool", EventReader.of(PooledNumber.class)::read);
            for (int done = 0; done < INPUTS; done += BATCH) {
                pipe(driver, calls, BATCH / 10, all -> all.validCallEvent());
                sinks.drain("emergency-signals", "rejects");
                pipe(driver, calls, BATCH * 7 / 10, all -> all.callEvent());
                pipe(driver, presences, BATCH / 10, all -> all.presence());
                pipe(driver, offered, BATCH / 10, all -> all.pooledNumber());
                sinks.drain("rejects");
                List.of(calls, presences, offered).forEach(input -> input.check(sinks));
                pass(driver);
            }
            report("intake", sinks, INPUTS);
            assertThat(sinks.records("rejects")).isPositive();
            assertThat(sinks.records("emergency-signals")).isPositive();
        }
    }

    /** Nobody but a desk writes there: what is not understood is no number, and calls go on being recognised. */
    @Test
    void theInventoryOutlivesWhatNoDeskCanHaveWritten() {
        Topology topology = new IntakeTopology(settings, FakeSourceLog::new, new FakeCommittedLog(), () -> now).get();
        try (TopologyTestDriver driver = driver(topology)) {
            Sinks sinks = new Sinks(driver, "emergency-signals", "rejects");
            Input calls = new Input("call-events", CallDecoder.ofContract(Trust.LISTED)::decode);
            Input accepted = new Input("numbers", EventReader.of(PooledNumber.class)::read);
            for (int done = 0; done < INPUTS / 10; done += BATCH) {
                pipe(driver, accepted, BATCH * 9 / 10, all -> all.pooledNumber());
                pipe(driver, calls, BATCH / 10, all -> all.validCallEvent());
                sinks.drain("rejects");
                pass(driver);
            }
            report("inventory", sinks, INPUTS / 10);
            assertThat(sinks.records("emergency-signals")).isPositive();
        }
    }

    @Test
    void theDeskRejectsWhatIntakeCannotHaveWritten() {
        InstantSource clock = () -> now;
        try (TopologyTestDriver driver =
                driver(new DeskTopology(settings, FakeSourceLog::new, clock, settings::lease).get())) {
            Sinks sinks = new Sinks(driver, "rejects", "notices", "auto-responder", "override.decisions");
            Input signals = new Input("emergency-signals", EventReader.of(EmergencySignal.class)::read);
            for (int done = 0; done < INPUTS / 4; done += BATCH) {
                pipe(driver, signals, BATCH, all -> all.signal());
                sinks.drain("rejects");
                signals.check(sinks);
                pass(driver);
            }
            report("desk", sinks, INPUTS / 4);
            assertThat(sinks.records("rejects")).isPositive();
        }
    }

    private void pipe(TopologyTestDriver driver, Input input, int count, Function<Mutations, byte[]> next) {
        TestInputTopic<byte[], byte[]> in =
                driver.createInputTopic(input.topic, new ByteArraySerializer(), new ByteArraySerializer());
        for (int i = 0; i < count; i++) {
            byte[] value = next.apply(mutations);
            input.note(value);
            in.pipeInput(new TestRecord<>("+12025550190".getBytes(StandardCharsets.UTF_8), value, now));
        }
    }

    private void pass(TopologyTestDriver driver) {
        now = now.plusSeconds(1);
        driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    private static TopologyTestDriver driver(Topology topology) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "campaign");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        return new TopologyTestDriver(topology, properties, START);
    }

    private static void report(String what, Sinks sinks, int inputs) {
        System.out.printf(
                "campaign: %s, seed %d, %,d inputs, %s, heap %d MB of at most %d MB, %s%n",
                what,
                SEED,
                inputs,
                sinks,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                resident());
    }

    /** The most memory that the process ever had, where the system tells. */
    private static String resident() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .map(line -> line.replaceAll("\\s+", " "))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** What the readers alone cannot read of an input topic must be in rejects, each by its coordinates. */
    private static final class Input {
        private final String topic;
        private final Consumer<byte[]> reader;
        private final Set<String> unreadable = new HashSet<>();
        private long offset;

        Input(String shortName, Consumer<byte[]> reader) {
            this.topic = "ringback." + shortName;
            this.reader = reader;
        }

        void note(byte[] value) {
            if (value.length == 0 || !isReadable(value)) {
                unreadable.add(topic + "-0-" + offset);
            }
            offset++;
        }

        private boolean isReadable(byte[] value) {
            try {
                reader.accept(value);
                return true;
            } catch (UnreadableRecordException e) {
                return false;
            }
        }

        void check(Sinks sinks) {
            unreadable.removeAll(sinks.rejected);
            assertThat(unreadable).as("seed %d", SEED).isEmpty();
        }
    }

    /** Counts what comes out, and reads every byte of it. */
    private static final class Sinks {
        private final List<String> names;
        private final List<TestOutputTopic<String, byte[]>> topics;
        private final long[] counts;
        private final Set<String> rejected = new HashSet<>();

        Sinks(TopologyTestDriver driver, String... names) {
            this.names = List.of(names);
            this.topics = this.names.stream()
                    .map(name -> driver.createOutputTopic(
                            "ringback." + name, new StringDeserializer(), new ByteArrayDeserializer()))
                    .toList();
            this.counts = new long[names.length];
        }

        /** @param free the topics that may not have a detail in them */
        void drain(String... free) {
            rejected.clear();
            for (int i = 0; i < counts.length; i++) {
                boolean mustBeFree = List.of(free).contains(names.get(i));
                for (TestRecord<String, byte[]> record : topics.get(i).readRecordsToList()) {
                    counts[i]++;
                    if (names.get(i).equals("rejects")) {
                        rejected.add(record.key());
                    }
                    String bytes = record.key() + new String(record.value(), StandardCharsets.ISO_8859_1);
                    assertThat(mustBeFree && bytes.contains(Mutations.CANARY))
                            .as("seed %d", SEED)
                            .isFalse();
                }
            }
        }

        long records(String name) {
            return counts[names.indexOf(name)];
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < counts.length; i++) {
                text.append(counts[i]).append(' ').append(names.get(i)).append(' ');
            }
            return text.toString().strip();
        }
    }
}
