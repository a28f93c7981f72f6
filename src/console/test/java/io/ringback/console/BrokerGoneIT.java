package io.ringback.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.runtime.RingbackProcess;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kafka Streams calls itself running without a broker; whoever asks for health is told better. */
@Timeout(600)
@Tag("long")
class BrokerGoneIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    @Test
    void nobodyIsReadyWhileNoBrokerAnswersAndEverybodyIsAgainAfterwards() throws InterruptedException {
        EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        Settings settings = Settings.load(SettingSources.none()
                .with("bootstrap.servers", kafka.bootstrapServers())
                .with("state.dir", directory.resolve("state")));
        int port = Integer.parseInt(kafka.bootstrapServers().split(":", 2)[1]);
        Set<Role> roles = Set.of(Role.INTAKE, Role.DESK);
        try (RingbackProcess process = RingbackProcess.of(settings, roles)) {
            process.start();
            RunningStreams health = new RunningStreams(new RolesHere(roles, process::streams));
            await("ready", health, true);

            kafka.close();

            await("told of", health, false);
            assertThat(health.get()).allSatisfy(part -> {
                assertThat(part.alive()).isTrue();
                assertThat(part.state()).contains("no broker has answered for");
            });
            try (EmbeddedKafka back = EmbeddedKafka.start(directory.resolve("kafka"), port)) {
                await("ready again on " + back.bootstrapServers(), health, true);
            }
        }
    }

    private static void await(String what, RunningStreams health, boolean ready) {
        Awaitility.await(what).atMost(PATIENCE).until(() -> {
            List<Health.Part> parts = health.get();
            return parts.stream().allMatch(part -> part.ready() == ready);
        });
    }
}
