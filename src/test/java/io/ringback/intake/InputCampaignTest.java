package io.ringback.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.desk.DeskTopology;
import io.ringback.privacy.Mutations;
import io.ringback.settings.Settings;
import io.ringback.settings.Sources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
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
 * {@code -Dringback.campaign.inputs=1000000}: nothing escapes as an exception, no complaint has a detail in it, and neither has a
 * signal of a valid event. The
 * seed is printed; {@code -Dringback.campaign.seed} gives it back.
 */
class InputCampaignTest {
    private static final int INPUTS = Integer.getInteger("ringback.campaign.inputs", 20_000);
    private static final long SEED = Long.getLong("ringback.campaign.seed", 1);
    private static final int BATCH = 500;
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

    private final Settings settings = Settings.load(Sources.none()
            .with("callback.lease", "PT30S")
            .with("callback.trust", "listed")
            .with("callback.trusted-callers", "+12025550189"));
    private final Mutations mutations = new Mutations(SEED);
    private Instant now = START;

    @Test
    void intakeRejectsWhatItDoesNotUnderstandAndSaysNothingOfIt() {
        Topology topology = new IntakeTopology(settings, FakeSourceLog::new, () -> now).get();
        try (TopologyTestDriver driver = driver(topology)) {
            Sinks sinks = new Sinks(driver, "emergency-signals", "rejects");
            for (int done = 0; done < INPUTS; done += BATCH) {
                pipe(driver, "call-events", BATCH / 10, all -> all.validCallEvent());
                sinks.drain("emergency-signals", "rejects");
                pipe(driver, "call-events", BATCH * 7 / 10, all -> all.callEvent());
                pipe(driver, "agent-presence", BATCH / 10, all -> all.presence());
                pipe(driver, "callback-pool", BATCH / 10, all -> all.pooledNumber());
                sinks.drain("rejects");
                pass(driver);
            }
            report("intake", sinks);
            assertThat(sinks.records("rejects")).isPositive();
            assertThat(sinks.records("emergency-signals")).isPositive();
        }
    }

    @Test
    void theDeskRejectsWhatIntakeCannotHaveWritten() {
        InstantSource clock = () -> now;
        try (TopologyTestDriver driver = driver(new DeskTopology(settings, clock).get())) {
            Sinks sinks = new Sinks(driver, "rejects", "notices", "auto-responder", "override.decisions");
            for (int done = 0; done < INPUTS / 4; done += BATCH) {
                pipe(driver, "emergency-signals", BATCH, all -> all.signal());
                sinks.drain("rejects");
                pass(driver);
            }
            report("desk", sinks);
            assertThat(sinks.records("rejects")).isPositive();
        }
    }

    private void pipe(TopologyTestDriver driver, String topic, int count, Function<Mutations, byte[]> next) {
        TestInputTopic<byte[], byte[]> in =
                driver.createInputTopic("ringback." + topic, new ByteArraySerializer(), new ByteArraySerializer());
        for (int i = 0; i < count; i++) {
            in.pipeInput(new TestRecord<>("+12025550190".getBytes(StandardCharsets.UTF_8), next.apply(mutations), now));
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

    private static void report(String what, Sinks sinks) {
        System.out.printf(
                "campaign: %s, seed %d, %,d inputs, %s, heap %d MB%n",
                what,
                SEED,
                INPUTS,
                sinks,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    /** Counts what comes out, and reads every byte of it. */
    private static final class Sinks {
        private final List<String> names;
        private final List<TestOutputTopic<String, byte[]>> topics;
        private final long[] counts;

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
            for (int i = 0; i < counts.length; i++) {
                boolean mustBeFree = List.of(free).contains(names.get(i));
                for (TestRecord<String, byte[]> record : topics.get(i).readRecordsToList()) {
                    counts[i]++;
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
