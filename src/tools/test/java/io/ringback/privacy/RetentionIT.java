package io.ringback.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.centre.SimulatedGateway;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.event.CallEventType;
import io.ringback.runtime.RingbackProcess;
import io.ringback.runtime.Topologies;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session leaves is gone from the broker's disk and from the stores after the lease and the stated margin. */
@Tag("long")
class RetentionIT {
    /** Ids that occur nowhere but in this session's events. */
    private static final Canary AGENT = new Canary("agent id", "qagent7zwvkxjq");

    private static final Canary CALL = new Canary("call id", "qcall7wzxvkjy");

    /** The longest retention here, a changelog's of 75 s, and the broker's part of the margin. */
    private static final Duration ATMOST = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void nothingOfASessionIsOnDiskAfterTheLeaseAndTheMargin() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("broker"), 0)) {
            Settings settings = Settings.load(SettingSources.none()
                    .with("bootstrap.servers", kafka.bootstrapServers())
                    .with("callback.lease", "PT5S")
                    .with("callback.quarantine", "PT1S")
                    .with("callback.overrun-grace", "PT1S")
                    .with("streams.windowstore.changelog.additional.retention.ms", "1000")
                    .with("state.dir", folder.resolve("state")));
            try (RingbackProcess process =
                    new RingbackProcess(settings, Topologies.of(settings, EnumSet.of(Role.INTAKE, Role.DESK)))) {
                process.start();
                assertThat(process.awaitReady(Duration.ofMinutes(2))).isTrue();
                call(settings);

                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(places(kafka)).hasSizeGreaterThan(8));
                Awaitility.await()
                        .atMost(ATMOST)
                        .pollInterval(Duration.ofSeconds(2))
                        // A file may go while it is read.
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(places(kafka)).isEmpty());
            }
        }
    }

    private static void call(Settings settings) throws InterruptedException {
        try (SimulatedGateway gateway = new SimulatedGateway(settings.topicPrefix(), settings.kafka())) {
            gateway.offers("+12025550190", "default");
            gateway.dials(CALL.value(), AGENT.value(), "default", "911");
            gateway.says(CALL.value(), CallEventType.ENDED);
            gateway.says(CALL.value(), CallEventType.SESSION_CLOSED);
        }
    }

    /** Where something of the session is: topics, the gateway's own among them, and the stores. */
    private List<String> places(EmbeddedKafka kafka) throws Exception {
        List<Canary> ids = List.of(AGENT, CALL);
        Findings findings = new Findings(ids);
        DiskSearch disk = new DiskSearch(new ByteSearch(ids), findings, Map.of());
        disk.broker(kafka.dataDirectory().resolve("kafka"));
        disk.folder("stores", folder.resolve("state"));
        return findings.places().stream()
                .filter(place -> place.hits() > 0)
                .map(Findings.PlaceResult::place)
                .toList();
    }
}
