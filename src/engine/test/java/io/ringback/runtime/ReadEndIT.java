package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.centre.SimulatedGateway;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A desk commits where nothing more waits: neither after each signal that came with others, nor when a time has passed. */
@Timeout(600)
class ReadEndIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String SIGNALS = "ringback.emergency-signals";
    private static final String SUPPRESSIONS = "ringback.dashboard-suppressions";
    private static final int DIALS = 200;

    /** All at once, unless a fetch ends just where its log did. One after each dial would be 200, 25 to a partition. */
    private static final long TRANSACTIONS = 6;

    @TempDir
    Path folder;

    @Test
    void isWhereADeskCommits() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Settings settings = settings(kafka);
            whileAtWork(settings, Role.INTAKE, () -> {
                dial(settings);
                awaitRecords(kafka, SIGNALS);
            });
            whileAtWork(settings, Role.DESK, () -> awaitRecords(kafka, SUPPRESSIONS));

            assertThat(marksOfAPartition(kafka)).isBetween(1L, TRANSACTIONS);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void whileAtWork(Settings settings, Role role, Step step) throws Exception {
        try (RingbackProcess process = new RingbackProcess(settings, Topologies.of(settings, Set.of(role)))) {
            process.start();
            assertThat(process.awaitReady(SOON)).isTrue();
            step.run();
        }
    }

    private Settings settings(EmbeddedKafka kafka) {
        return Settings.load(SettingSources.none()
                .with("bootstrap.servers", kafka.bootstrapServers())
                .with("state.dir", folder.toString())
                .with("streams.commit.interval.ms", "600000")
                .with("streams.producer.transaction.timeout.ms", "600000"));
    }

    private static void dial(Settings settings) {
        try (SimulatedGateway gateway = new SimulatedGateway(settings.topicPrefix(), settings.kafka())) {
            for (int i = 0; i < DIALS; i++) {
                gateway.dials("call-" + i, "agent-" + i, "default", "911");
            }
        }
    }

    private static void awaitRecords(EmbeddedKafka kafka, String topic) {
        await().atMost(SOON).until(() -> TopicReader.values(kafka, topic).size() >= DIALS);
    }

    /** A transaction leaves a mark in each partition to which it wrote, at an offset of its own; agents are in all. */
    private static long marksOfAPartition(EmbeddedKafka kafka) {
        try (KafkaConsumer<String, byte[]> consumer = TopicReader.committed(kafka, SUPPRESSIONS)) {
            long offsets = consumer.endOffsets(consumer.assignment()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            int records = TopicReader.values(kafka, SUPPRESSIONS).size();
            return (offsets - records) / consumer.assignment().size();
        }
    }
}
