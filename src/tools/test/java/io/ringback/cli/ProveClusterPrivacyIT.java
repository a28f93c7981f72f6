package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.event.AgentStatus;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.wire.EventReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The proof against a cluster where the roles run in a process that the proof knows nothing of. */
@Timeout(600)
@Tag("long")
class ProveClusterPrivacyIT {
    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static RunningRingback roles;

    @BeforeAll
    static void startRolesElsewhere() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("broker"), 0);
        roles = RunningRingback.start(
                folder, List.of(), List.of("--bootstrap-servers", kafka.bootstrapServers(), "--set", stateDir()));
        assertThat(on("pool", "add", "+12025550190", "+12025550191").exit()).isZero();
    }

    @AfterAll
    static void stop() {
        roles.close();
        kafka.close();
    }

    @Test
    void findsNothingButInTheGatewaysOwnTopicAndLeavesTheAgentInPeace() throws Exception {
        Execution proof = on("prove-privacy", "--json");

        assertThat(proof.err())
                .contains("ending the session of ringback-proof-")
                .contains("records are handled");
        JsonNode report = new ObjectMapper().readTree(proof.out());
        assertThat(report.get("holds").asBoolean()).as(proof.out()).isTrue();
        assertThat(report.get("missedByControl").asInt()).isZero();
        assertThat(report.get("planted").asInt()).isGreaterThan(300);
        assertThat(searched(report))
                .contains(
                        "topic ringback.emergency-signals",
                        "topic ringback.rejects",
                        "topic ringback-desk-callback-leases-changelog",
                        "topic ringback-intake-emergency-legs-changelog",
                        "names of topics, groups and transactions",
                        "what groups keep with their offsets")
                .doesNotContain("topic ringback.call-events");
        assertThat(proof.exit()).isZero();
        assertThat(emergencies()).allMatch(status -> !status.getEmergency());
    }

    @Test
    void findsARecordAndAnOffsetThatHoldACanary() throws Exception {
        try (Eavesdropper leak = Eavesdropper.on(kafka.bootstrapServers(), "ringback.")) {
            Execution proof = on("prove-privacy");

            assertThat(leak).isNotNull();
            assertThat(proof.exit()).isEqualTo(1);
            assertThat(proof.out())
                    .contains("LEAK: ")
                    .contains("in ringback.debug-0 at offset ")
                    .contains("in offsets of ringback.eavesdropper");
        } finally {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.deleteTopics(List.of("ringback.debug")).all().get();
                admin.deleteConsumerGroups(List.of("ringback.eavesdropper"))
                        .all()
                        .get();
            }
        }
    }

    @Test
    void saysThatNobodyAnswersAndPublishesNothing() throws Exception {
        String[] nobody = {"--set=application.id=nobody", "--set=topic.prefix=nobody."};
        assertThat(on(nobody, "topics", "apply").exit()).isZero();

        Execution proof = on(nobody, "prove-privacy");

        assertThat(proof.exit()).isEqualTo(1);
        assertThat(proof.out()).isEmpty();
        assertThat(proof.complaints()).singleElement().asString().startsWith("ringback: nobody answers: no intake ");
        assertThat(records("nobody.call-events")).isZero();
    }

    @Test
    void refusesWhatOnlyMakesSenseOnThisMachine() {
        assertThat(on("prove-privacy", "--keep").exit()).isEqualTo(2);
    }

    @Test
    void saysThatAPoolIsNotThere() {
        assertThat(on("prove-privacy", "--pool", "nowhere").exit()).isEqualTo(1);
    }

    private static List<String> searched(JsonNode report) {
        return StreamSupport.stream(report.get("places").spliterator(), false)
                .map(place -> place.get("place").asText())
                .toList();
    }

    /** The latest status of each agent. */
    private static List<AgentStatus> emergencies() throws Exception {
        try (Cluster cluster = Cluster.connect(settings())) {
            Map<String, byte[]> latest = new TopicContents(cluster).latest("ringback.agent-status");
            assertThat(latest).isNotEmpty();
            return latest.values().stream()
                    .map(EventReader.of(AgentStatus.class)::read)
                    .toList();
        }
    }

    private static Settings settings() {
        return Settings.load(SettingSources.none().with("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static long records(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            long records = 0;
            for (int i : IntStream.range(0, 8).toArray()) {
                TopicPartition partition = new TopicPartition(topic, i);
                records += admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition)
                        .get()
                        .offset();
            }
            return records;
        }
    }

    private static String stateDir() {
        return "state.dir=" + folder.resolve("state");
    }

    private static Execution on(String... arguments) {
        return Execution.on(kafka.bootstrapServers(), arguments);
    }

    private static Execution on(String[] more, String... arguments) {
        return on(Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
    }
}
