package io.ringback.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.ClusterTopics.Found;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every way in which a cluster can differ is told; what must not change is refused. */
class TopicPlanTest {
    private final TopicCatalog catalog = TopicCatalog.load(Settings.load(SettingSources.none()));

    @Test
    void everythingIsMissingFromAnEmptyCluster() {
        TopicPlan plan = TopicPlan.compare(catalog, new ClusterTopics(3, Map.of()));
        assertThat(plan.missing()).hasSameSizeAs(catalog.topics());
        assertThat(plan.lines())
                .contains("+ ringback.call-events: missing (8 partitions, 3 replicas, cleanup.policy=delete,"
                        + " retention.ms=3600000)");
        assertThat(plan.commands("broker:9092").get(0))
                .startsWith("kafka-topics.sh --bootstrap-server broker:9092 --create --topic ringback.call-events"
                        + " --partitions 8 --replication-factor 3 --config cleanup.policy=delete")
                .contains("--config min.insync.replicas=2", "--config message.timestamp.type=LogAppendTime");
    }

    @Test
    void aSmallClusterGetsAsManyReplicasAsItHasBrokers() {
        assertThat(TopicPlan.compare(catalog, new ClusterTopics(1, Map.of())).missing())
                .allSatisfy(missing -> {
                    assertThat(missing.replication()).isEqualTo(1);
                    assertThat(missing.config()).containsEntry("min.insync.replicas", "1");
                });
    }

    @Test
    void whatWasCreatedByThePlanIsAsItShouldBe() {
        TopicPlan plan = TopicPlan.compare(catalog, asListed());
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.isClean()).isTrue();
    }

    @Test
    void aPolicyWrittenTheOtherWayRoundIsTheSame() {
        TopicPlan plan = TopicPlan.compare(
                catalog, changed("agent-status", found -> withConfig(found, "cleanup.policy", "delete,compact")));
        assertThat(plan.isClean()).isTrue();
    }

    @Test
    void wrongSettingsAreToldWithWhatTheyAre() {
        TopicPlan plan = TopicPlan.compare(
                catalog,
                changed(
                        "agent-status",
                        found -> withConfig(
                                withConfig(found, "cleanup.policy", "delete"),
                                "message.timestamp.type",
                                "LogAppendTime")));
        assertThat(plan.isClean()).isFalse();
        assertThat(plan.lines())
                .containsExactly("~ ringback.agent-status: cleanup.policy is delete, should be compact,delete;"
                        + " message.timestamp.type is LogAppendTime, should be CreateTime");
        assertThat(plan.commands("b:1"))
                .containsExactly("kafka-configs.sh --bootstrap-server b:1 --alter --entity-type topics --entity-name"
                        + " ringback.agent-status --add-config"
                        + " cleanup.policy=[compact,delete],message.timestamp.type=CreateTime");
    }

    /** Both at once, since Kafka refuses a shortest lag that is above the longest. */
    @Test
    void anInputThatCompactionMayTakeUnreadIsTold() {
        TopicPlan plan = TopicPlan.compare(
                catalog,
                changed(
                        "agent-presence",
                        found -> withConfig(
                                withConfig(found, "min.compaction.lag.ms", "0"), "max.compaction.lag.ms", "1800000")));
        assertThat(plan.lines())
                .containsExactly("~ ringback.agent-presence: max.compaction.lag.ms is 1800000, should be 88200000;"
                        + " min.compaction.lag.ms is 0, should be 86400000");
        assertThat(plan.commands("b:1"))
                .singleElement()
                .asString()
                .endsWith(" max.compaction.lag.ms=88200000,min.compaction.lag.ms=86400000");
    }

    @Test
    void anotherPartitionCountOfASignalTopicIsRefused() {
        TopicPlan plan = TopicPlan.compare(catalog, changed("emergency-signals", found -> withPartitions(found, 9)));
        assertThat(plan.isClean()).isFalse();
        assertThat(plan.refused()).hasSize(1);
        assertThat(plan.lines())
                .containsExactly("! ringback.emergency-signals: has 9 partitions, must have 8; this number is fixed for"
                        + " life");
        assertThat(plan.commands("b:1")).isEmpty();
    }

    @Test
    void anotherPartitionCountOfAnOutputIsLeftAlone() {
        TopicPlan plan = TopicPlan.compare(catalog, changed("rejects", found -> withPartitions(found, 2)));
        assertThat(plan.isClean()).isTrue();
        assertThat(plan.lines())
                .containsExactly("  ringback.rejects: has 2 partitions, the list says 1; left as it is");
    }

    @Test
    void fewerReplicasAreToldAndNeverAskedForMoreThanThereAre() {
        TopicPlan plan = TopicPlan.compare(
                catalog,
                changed(
                        "notices",
                        found -> withConfig(
                                new Found(found.partitions(), 1, found.config()), "min.insync.replicas", "1")));
        assertThat(plan.lines()).containsExactly("  ringback.notices: has 1 replicas, the list says 3; left as it is");
    }

    @Test
    void aTableThatKeepsItsRowsForLongerIsLeftAloneAndTold() {
        TopicPlan plan = TopicPlan.compare(shorter(), asListed());
        assertThat(plan.longer()).extracting(TopicChange::name).containsExactlyInAnyOrderElementsOf(tables());
        assertThat(plan.lines())
                .contains(
                        "  ringback.agent-status: keeps rows for PT1H25M, these settings need PT28M45S; left as it is,"
                                + " since rows may live that long");
        assertThat(plan.misconfigured())
                .filteredOn(wrong -> tables().contains(wrong.name()))
                .noneMatch(wrong -> wrong.config().containsKey("retention.ms"));
    }

    @Test
    void aTableIsShortenedOnlyWhenThatWasAskedFor() {
        TopicPlan plan = TopicPlan.compare(shorter(), asListed()).shortened();
        assertThat(plan.longer()).isEmpty();
        assertThat(plan.misconfigured())
                .filteredOn(wrong -> wrong.config().containsKey("retention.ms"))
                .extracting(TopicChange::name)
                .containsAll(tables());
    }

    @Test
    void aTableThatKeepsItsRowsForTooShortATimeIsCorrected() {
        TopicPlan plan = TopicPlan.compare(
                TopicCatalog.load(Settings.load(SettingSources.none().with("callback.lease", "PT8H"))), asListed());
        assertThat(plan.longer()).isEmpty();
        assertThat(plan.misconfigured())
                .extracting(TopicChange::name, wrong -> wrong.config().get("retention.ms"))
                .contains(tuple("ringback.agent-status", String.valueOf((10 * 60 + 10) * 60_000)));
    }

    @Test
    void aTableThatOthersMadeIsCorrectedWholly() {
        TopicPlan plan = TopicPlan.compare(
                catalog,
                changed(
                        "agent-status",
                        found -> withConfig(
                                withConfig(found, "cleanup.policy", "delete"), "retention.ms", "604800000")));
        assertThat(plan.longer()).isEmpty();
        assertThat(plan.misconfigured())
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.config()).containsKeys("cleanup.policy", "retention.ms"));
    }

    @Test
    void aChangelogNeverKeepsRowsForAShorterTimeThanTheSettingsNeedAndIsNotShortened() {
        Changelog needed =
                Changelog.of("app-desk", "leases", Map.of("cleanup.policy", "compact,delete", "retention.ms", "100"));

        assertThat(TopicPlan.compare(List.of(needed), changelogKeeping("99")).misconfigured())
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.config()).isEqualTo(Map.of("retention.ms", "100")));
        assertThat(TopicPlan.compare(List.of(needed), changelogKeeping("101")).misconfigured())
                .isEmpty();
        assertThat(TopicPlan.compare(List.of(needed), changelogKeeping("-1")).longer())
                .hasSize(1);
        assertThat(TopicPlan.compare(List.of(needed), new ClusterTopics(3, Map.of()))
                        .changes())
                .isEmpty();
    }

    private static ClusterTopics changelogKeeping(String millis) {
        Map<String, String> config = Map.of("cleanup.policy", "compact,delete", "retention.ms", millis);
        return new ClusterTopics(3, Map.of("app-desk-leases-changelog", new Found(8, 3, config)));
    }

    private static TopicCatalog shorter() {
        return TopicCatalog.load(Settings.load(SettingSources.none().with("callback.lease", "PT15M")));
    }

    private List<String> tables() {
        return catalog.topics().stream()
                .filter(topic -> topic.cleanup() == Cleanup.COMPACT_DELETE)
                .map(Topic::name)
                .toList();
    }

    private ClusterTopics asListed() {
        Map<String, Found> topics = new TreeMap<>();
        for (Topic topic : catalog.topics()) {
            Map<String, String> config = new TreeMap<>(TopicConfig.of(topic, 3));
            config.put("compression.type", "producer");
            topics.put(topic.name(), new Found(topic.partitions(), 3, config));
        }
        return new ClusterTopics(3, topics);
    }

    private ClusterTopics changed(String shortName, UnaryOperator<Found> change) {
        ClusterTopics cluster = asListed();
        cluster.topics().computeIfPresent(catalog.topic(shortName).name(), (name, found) -> change.apply(found));
        return cluster;
    }

    private static Found withConfig(Found found, String key, String value) {
        Map<String, String> config = new TreeMap<>(found.config());
        config.put(key, value);
        return new Found(found.partitions(), found.replication(), config);
    }

    private static Found withPartitions(Found found, int partitions) {
        return new Found(partitions, found.replication(), found.config());
    }
}
