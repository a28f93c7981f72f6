package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.Changelog;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopologiesTest {
    private final Settings settings = Settings.load(SettingSources.none());

    /** One that is not on the list keeps what settings of long ago said, and nobody notices (R27). */
    @ParameterizedTest
    @EnumSource(names = {"INTAKE", "DESK", "NOTIFY"})
    void everyStoreOfARoleHasItsChangelogOnTheList(Role role) {
        TopologyDescription described = Objects.requireNonNull(
                        Topologies.of(settings, EnumSet.of(role), Instant::now).get(role))
                .get()
                .describe();
        List<String> wanted = described.subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .flatMap(TopologiesTest::stores)
                .distinct()
                .map(store -> "ringback-" + role.word() + "-" + store + "-changelog")
                .toList();

        assertThat(Topologies.changelogs(settings, EnumSet.of(role)))
                .extracting(Changelog::topic)
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @ParameterizedTest
    @EnumSource(names = {"INTAKE", "DESK", "NOTIFY"})
    void noChangelogHoldsOnToWhatIsOver(Role role) {
        Duration lease = settings.lease();
        assertThat(Topologies.changelogs(settings, Set.of(role)))
                .allSatisfy(changelog -> assertThat(changelog.config()).containsKey("cleanup.policy"))
                .filteredOn(changelog -> changelog.config().containsKey("max.compaction.lag.ms"))
                .allSatisfy(changelog -> assertThat(
                                Long.parseLong(changelog.config().get("max.compaction.lag.ms")))
                        .isLessThanOrEqualTo(2 * lease.toMillis()));
    }

    private static Stream<String> stores(TopologyDescription.Node node) {
        return node instanceof TopologyDescription.Processor processor ? processor.stores().stream() : Stream.of();
    }
}
