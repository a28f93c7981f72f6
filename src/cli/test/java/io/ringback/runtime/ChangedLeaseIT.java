package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.centre.SimulatedGateway;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.event.CallEventType;
import io.ringback.event.CallbackNumber;
import io.ringback.event.DirectRoute;
import io.ringback.event.LeaseState;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.wire.EventReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.streams.KafkaStreams;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lease that runs outlives every change of the setting and the restarts that it takes (R11, R27). */
@Timeout(600)
@Tag("long")
class ChangedLeaseIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String CHANGELOG = "ringback-desk-callback-leases-changelog";
    private static final String TABLE = "ringback.override.direct-routes";

    @TempDir
    Path folder;

    @Test
    void keepsItsNumberWhenTheLeaseIsMadeShorterAndLonger() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("broker"), 0)) {
            whileServing(kafka, "PT60M", gateway -> {
                gateway.offers("+12025550190", "default");
                dialsAndIsAnswered(kafka, gateway, "ann", 1);
            });
            long tableBefore = retention(kafka, TABLE);
            long changelogBefore = retention(kafka, CHANGELOG);

            whileServing(kafka, "PT15M", gateway -> dialsAndIsAnswered(kafka, gateway, "bob", 2));
            assertThat(retention(kafka, TABLE)).isEqualTo(tableBefore);
            assertThat(retention(kafka, CHANGELOG)).isEqualTo(changelogBefore);

            whileServing(kafka, "PT8H", gateway -> dialsAndIsAnswered(kafka, gateway, "cat", 3));
            assertThat(retention(kafka, TABLE))
                    .isGreaterThan(Duration.ofHours(8).toMillis());
            assertThat(retention(kafka, CHANGELOG))
                    .isGreaterThan(Duration.ofHours(16).toMillis());

            assertThat(numbers(kafka))
                    .filteredOn(row -> row.getState() == LeaseState.ISSUED)
                    .extracting(CallbackNumber::getAgentId)
                    .containsExactly("ann");
        }
    }

    /** A router must not send the responder to a desk that is closed; nobody calls meanwhile. */
    @Test
    void aChangedFallbackReachesTheRouterThoughNobodyCalls() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("broker"), 0)) {
            SettingSources before = SettingSources.none().with("fallback.destination", "+12025550191");
            whileServing(kafka, before, gateway -> {
                gateway.offers("+12025550190", "default");
                dialsAndIsAnswered(kafka, gateway, "ann", 1);
            });

            SettingSources after = SettingSources.none().with("fallback.destination", "+12025550192");
            whileServing(
                    kafka,
                    after,
                    gateway -> Awaitility.await()
                            .atMost(SOON)
                            .until(() -> fallbacks(kafka).contains("+12025550192")));

            assertThat(fallbacks(kafka)).containsExactly("+12025550191", "+12025550192");
        }
    }

    private static List<String> fallbacks(EmbeddedKafka kafka) {
        return TopicReader.values(kafka, TABLE).stream()
                .map(EventReader.of(DirectRoute.class)::read)
                .map(DirectRoute::getFallback)
                .toList();
    }

    private interface Story {
        void play(SimulatedGateway gateway) throws Exception;
    }

    private void whileServing(EmbeddedKafka kafka, String lease, Story story) throws Exception {
        whileServing(kafka, SettingSources.none().with("callback.lease", lease), story);
    }

    private void whileServing(EmbeddedKafka kafka, SettingSources sources, Story story) throws Exception {
        Settings settings = Settings.load(
                sources.with("bootstrap.servers", kafka.bootstrapServers()).with("state.dir", folder.resolve("state")));
        RingbackProcess process =
                new RingbackProcess(settings, Topologies.of(settings, EnumSet.of(Role.INTAKE, Role.DESK)));
        try (process;
                SimulatedGateway gateway = new SimulatedGateway(settings.topicPrefix(), settings.kafka())) {
            process.start();
            assertThat(process.awaitReady(SOON)).isTrue();
            story.play(gateway);
        }
        // The next one opens the same stores.
        Awaitility.await()
                .until(() -> process.streams().values().stream()
                        .allMatch(each -> each.state() == KafkaStreams.State.NOT_RUNNING));
    }

    private static void dialsAndIsAnswered(EmbeddedKafka kafka, SimulatedGateway gateway, String agent, int answers)
            throws Exception {
        gateway.dials("call-" + agent, agent, "default", "911");
        gateway.says("call-" + agent, CallEventType.ENDED);
        Awaitility.await()
                .atMost(SOON)
                .until(() ->
                        TopicReader.values(kafka, "ringback.auto-responder").size() >= answers);
    }

    private static List<CallbackNumber> numbers(EmbeddedKafka kafka) {
        return TopicReader.values(kafka, "ringback.callback-numbers").stream()
                .map(EventReader.of(CallbackNumber.class)::read)
                .toList();
    }

    private static long retention(EmbeddedKafka kafka, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return Long.parseLong(Objects.requireNonNull(
                            admin.describeConfigs(List.of(resource)).all().get().get(resource))
                    .get("retention.ms")
                    .value());
        }
    }
}
