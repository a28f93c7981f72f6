package io.ringback.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The role asterisk beside a broker that goes away, and without an Asterisk. */
@Timeout(600)
class AsteriskRoleIT {
    @TempDir
    Path folder;

    private EmbeddedKafka kafka;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void saysThatItsTablesGrowOldWhileNoBrokerAnswers() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "fictional-secret");
        Settings settings = Settings.load(SettingSources.none()
                .with("bootstrap.servers", kafka.bootstrapServers())
                .with("asterisk.url", "http://127.0.0.1:1/ari")
                .with("asterisk.listen", "127.0.0.1:0")
                .with("asterisk.password-file", password.toString()));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicPlan.compare(TopicCatalog.load(settings), admin).apply(admin);
        }
        try (AsteriskRole role = AsteriskRole.start(settings, null)) {
            waitsFor(role, "waiting for Asterisk");

            kafka.close();

            waitsFor(role, "waiting for a broker");
        }
    }

    private static void waitsFor(AsteriskRole role, String what) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(role.waitsFor()).isEqualTo(what));
    }
}
