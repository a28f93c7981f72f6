package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.embedded.ThreeNodes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a cluster that has brokers enough; {@link PreflightIT} has what one broker shows. */
@Tag("long")
@Timeout(600)
class PreflightClusterIT {
    @TempDir
    static Path folder;

    private static ThreeNodes kafka;
    private static Admin admin;

    @BeforeAll
    static void start() {
        kafka = ThreeNodes.start(folder);
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void findsThreeCopiesTwoOfWhichMustHaveARecord() {
        assertThat(on("right", "topics", "apply").exit()).isZero();

        Execution looked = on("right", "preflight");

        assertThat(looked.exit()).as(looked.out()).isZero();
        assertThat(looked.lines())
                .anyMatch(line -> line.startsWith("OK       replication"))
                .anyMatch(line -> line.startsWith("OK       min.insync.replicas"));
    }

    @Test
    void refusesATopicOfWhichThereIsOneCopyAndSoDoesRun() throws Exception {
        create("single.emergency-signals", 8, 1);
        assertThat(on("single", "topics", "apply").exit()).isZero();

        assertThat(refused("single").lines())
                .anyMatch(line -> line.startsWith("FATAL    replication")
                        && line.contains("one copy alone of single.emergency-signals"));
        Execution run = on("single", "run", "--set=state.dir=" + folder.resolve("single"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("one copy alone of single.emergency-signals");
    }

    @Test
    void refusesWhatOneReplicaAloneConfirms() throws Exception {
        assertThat(on("alone", "topics", "apply").exit()).isZero();
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, "alone.emergency-signals"),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("min.insync.replicas", "1"), AlterConfigOp.OpType.SET))))
                .all()
                .get();

        assertThat(refused("alone").lines())
                .anyMatch(line -> line.startsWith("FATAL    min.insync.replicas")
                        && line.contains("is 1 of alone.emergency-signals"));
    }

    @Test
    void refusesAnotherNumberOfPartitionsThanIsFixedForLife() throws Exception {
        create("parts.call-events", 4, 3);

        assertThat(refused("parts").lines())
                .anyMatch(line -> line.startsWith("FATAL    retention") && line.contains("parts.call-events"));
    }

    private static void create(String topic, int partitions, int replicas) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) replicas)))
                .all()
                .get();
    }

    /** What was changed is seen by every part of a cluster a moment later. */
    private static Execution refused(String prefix) {
        await().until(() -> on(prefix, "preflight").exit() == 1);
        return on(prefix, "preflight");
    }

    private static Execution on(String prefix, String... arguments) {
        return Execution.on(kafka.bootstrapServers(), Execution.prefixed(prefix, arguments));
    }
}
