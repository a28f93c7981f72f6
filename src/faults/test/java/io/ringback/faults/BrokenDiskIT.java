package io.ringback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.runtime.RingbackProcess;
import io.ringback.runtime.Topologies;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance whose stores on disk cannot be read any more makes them anew and serves. */
class BrokenDiskIT {
    private static final Set<Role> ROLES = EnumSet.of(Role.INTAKE, Role.DESK);

    @TempDir
    private Path state;

    @Test
    void servesOnFreshStoresWhenThoseOnDiskAreNoise() throws InterruptedException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Settings settings = Settings.load(SettingSources.none()
                    .with("bootstrap.servers", kafka.bootstrapServers())
                    .with("topics.create", true)
                    .with("state.dir", state));
            serve(settings);

            int broken = Noise.overStores(state, new Random(1));

            assertThat(broken).isPositive();
            serve(settings);
        }
    }

    private static void serve(Settings settings) throws InterruptedException {
        RingbackProcess process = new RingbackProcess(settings, Topologies.of(settings, ROLES));
        try (process) {
            process.start();
            assertThat(process.awaitReady(Duration.ofMinutes(3))).isTrue();
        }
        // The stores are somebody else's from now on.
        Awaitility.await()
                .until(() -> process.streams().values().stream()
                        .allMatch(each -> each.state() == KafkaStreams.State.NOT_RUNNING));
    }
}
