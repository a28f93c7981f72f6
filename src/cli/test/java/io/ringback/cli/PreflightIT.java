package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.preflight.Finding;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that is not what Ringback assumes is told line by line, and nobody is served on a fatal one. */
@Timeout(600)
@Tag("long")
class PreflightIT {
    private static final int TOPICS =
            TopicCatalog.load(Settings.load(SettingSources.none())).topics().size();

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static Admin admin;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void findsNothingFatalWithABrokerAsItComes() throws Exception {
        assertThat(on("right", "topics", "apply").exit()).isZero();
        await().until(() -> on("right", "preflight").out().contains("OK       retention"));

        Execution looked = on("right", "preflight");

        assertThat(looked.exit()).as(looked.out()).isZero();
        assertThat(looked.lines())
                .anyMatch(line -> line.matches("OK +transaction\\.version +[2-9]"))
                .anyMatch(line -> line.matches("WARN +replication +1 broker: .*"))
                .anyMatch(line -> line.startsWith("OK       retention"))
                .anyMatch(line -> line.startsWith("OK       append-time"))
                .anyMatch(line -> line.startsWith("OK       clock"))
                .anyMatch(line -> line.startsWith("WARN     default-deny"));
        assertThat(new ObjectMapper()
                        .readTree(on("right", "preflight", "--json").lines().get(0))
                        .get("verdict")
                        .asText())
                .isEqualTo("OK");
    }

    /** What costs nobody a lease is a warning to who tries it out, and a refusal the day before production. */
    @Test
    void refusesAClusterThatIsOpenToEverybodyWhereNothingButRightWillDo() throws Exception {
        assertThat(on("open", "topics", "apply").exit()).isZero();
        await().until(() -> on("open", "preflight").out().contains("OK       retention"));

        Execution looked = on("open", "preflight", "--strict");

        assertThat(looked.exit()).isEqualTo(1);
        assertThat(looked.out()).contains("WARN     default-deny         no access rules");
        assertThat(looked.err()).contains("are not OK");
    }

    @Test
    void refusesAHostWhoseClockIsWrong() throws Exception {
        assertThat(on("clock", "topics", "apply").exit()).isZero();
        Settings settings = Settings.load(SettingSources.none()
                .with("bootstrap.servers", kafka.bootstrapServers())
                .with("topic.prefix", "clock."));

        try (Cluster cluster = Cluster.connect(settings)) {
            InstantSource wrong = () -> Instant.now().plusSeconds(60);
            Finding finding = new BrokerClock(cluster, wrong).finding();

            assertThat(finding.line()).startsWith("FATAL    clock").contains("ahead of the broker");
        }
    }

    @Test
    void refusesOldTransactionsAndSoDoesRun() throws Exception {
        assertThat(on("old", "topics", "apply").exit()).isZero();
        transactions(1, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE);
        try {
            Execution looked = refused("old");
            Execution run = on("old", "run", "--set=state.dir=" + folder.resolve("old"));

            String line = looked.lines().get(0);
            assertThat(looked.exit()).isEqualTo(1);
            assertThat(line).startsWith("FATAL    transaction.version  is 1, must be 2 or more");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).contains(line);
        } finally {
            transactions(2, FeatureUpdate.UpgradeType.UPGRADE);
        }
    }

    @Test
    void refusesUncleanElectionsAndSoDoesRun() throws Exception {
        assertThat(on("unclean", "topics", "apply").exit()).isZero();
        set("unclean.emergency-signals", "unclean.leader.election.enable", "true");

        Execution looked = refused("unclean");
        Execution run = on("unclean", "run", "--set=topics.create=false", "--set=state.dir=" + folder.resolve("u"));

        assertThat(looked.exit()).isEqualTo(1);
        assertThat(looked.out()).contains("FATAL    unclean-election     is on of unclean.emergency-signals");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("unclean");
    }

    @Test
    void refusesWritersTimesAndTellsOfRetention() throws Exception {
        assertThat(on("times", "topics", "apply").exit()).isZero();
        set("times.call-events", "message.timestamp.type", "CreateTime");
        set("times.call-events", "retention.ms", "86400000");

        await().until(() -> on("times", "preflight").out().contains("WARN     retention"));
        Execution looked = refused("times");

        assertThat(looked.exit()).isEqualTo(1);
        assertThat(looked.lines())
                .anyMatch(line -> line.startsWith("FATAL    append-time"))
                .anyMatch(line -> line.startsWith("WARN     retention"));
    }

    @Test
    void tellsOfTopicsThatAreNotThereYet() {
        Execution looked = on("none", "preflight");

        assertThat(looked.exit()).isZero();
        assertThat(looked.lines())
                .anyMatch(line -> line.startsWith("WARN     retention            " + TOPICS + " missing"))
                .anyMatch(line -> line.startsWith("UNKNOWN  clock"));
    }

    /** What was changed is seen by every part of a broker a moment later. */
    private static Execution refused(String prefix) {
        await().until(() -> on(prefix, "preflight").exit() == 1);
        return on(prefix, "preflight");
    }

    private static void transactions(int level, FeatureUpdate.UpgradeType how) throws Exception {
        admin.updateFeatures(
                        Map.of("transaction.version", new FeatureUpdate((short) level, how)),
                        new UpdateFeaturesOptions())
                .all()
                .get();
    }

    private static void set(String topic, String setting, String value) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private static Execution on(String prefix, String... arguments) {
        return Execution.on(kafka.bootstrapServers(), Execution.prefixed(prefix, arguments));
    }
}
