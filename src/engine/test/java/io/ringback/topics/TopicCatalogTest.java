package io.ringback.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.wire.SchemaCatalog;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The list of topics says what the design says. */
class TopicCatalogTest {
    private static final Duration TABLE = Duration.ofMinutes(85);

    private final TopicCatalog catalog = TopicCatalog.load(Settings.load(SettingSources.none()));

    @Test
    void hasTheTopicsOfTheDesignAndNoOthers() {
        assertThat(catalog.topics().stream().map(Topic::name))
                .containsExactly(
                        "ringback.call-events",
                        "ringback.agent-presence",
                        "ringback.callback-pool",
                        "ringback.pools",
                        "ringback.takeovers",
                        "ringback.contacts",
                        "ringback.locations",
                        "ringback.notice-acknowledgements",
                        "ringback.drills",
                        "ringback.drill-receipts",
                        "ringback.emergency-signals",
                        "ringback.numbers",
                        "ringback.pool-definitions",
                        "ringback.contact-directory",
                        "ringback.auto-responder",
                        "ringback.callback-numbers",
                        "ringback.override.direct-routes",
                        "ringback.override.inbound-blocks",
                        "ringback.override.decisions",
                        "ringback.agent-status",
                        "ringback.dashboard-suppressions",
                        "ringback.notices",
                        "ringback.notice-deliveries",
                        "ringback.rejects");
    }

    @Test
    void framesWhatAKafkaUiShowsButSignalsAndNeitherCallsNorAddresses() {
        assertThat(catalog.topics().stream().filter(topic -> !topic.isFramed()).map(Topic::shortName))
                .containsExactly("call-events", "contacts", "notice-acknowledgements", "emergency-signals");
    }

    @Test
    void everyTopicHasARecordAndItsKeyIsAFieldOfIt() {
        assertThat(catalog.topics()).allSatisfy(topic -> {
            Schema schema = SchemaCatalog.bundled().of(topic.schema());
            if (!topic.shortName().equals("rejects")) {
                assertThat(schema.getField(topic.key())).as(topic.key()).isNotNull();
            }
        });
    }

    /** R12, R18: compaction takes nothing of them that intake had no day's time to read. */
    @Test
    void whatIntakeReadsOfTablesIsNotCompactedForADay() {
        assertThat(catalog.topics().stream().filter(Topic::isReadWhole))
                .extracting(Topic::shortName)
                .containsExactly("agent-presence", "callback-pool", "pools");
        assertThat(TopicConfig.of(catalog.topic("agent-presence"), 3))
                .containsEntry("min.compaction.lag.ms", "86400000")
                .containsEntry("max.compaction.lag.ms", "88200000");
        assertThat(TopicConfig.of(catalog.topic("agent-status"), 3)).doesNotContainKey("min.compaction.lag.ms");
    }

    @Test
    void everyEventRecordIsOnATopic() {
        Set<String> onTopics =
                catalog.topics().stream().map(Topic::schema).collect(java.util.stream.Collectors.toSet());
        assertThat(SchemaCatalog.bundled().recordNames().stream()
                        .filter(name ->
                                SchemaCatalog.bundled().of(name).getNamespace().equals("io.ringback.event")))
                .allSatisfy(name -> assertThat(onTopics).contains(name));
    }

    @Test
    void tablesOutliveEveryRowAndTheRestGoesWithTheLease() {
        assertThat(catalog.topics()).allSatisfy(topic -> {
            switch (topic.cleanup()) {
                case COMPACT -> assertThat(topic.retention()).isNull();
                case DELETE -> assertThat(topic.retention()).isEqualTo(Duration.ofMinutes(60));
                case COMPACT_DELETE -> assertThat(topic.retention()).isEqualTo(TABLE);
            }
        });
        assertThat(catalog.topics().stream()
                        .filter(topic -> topic.cleanup() == Cleanup.COMPACT_DELETE)
                        .map(Topic::shortName))
                .containsExactlyInAnyOrder(
                        "callback-numbers",
                        "override.direct-routes",
                        "override.inbound-blocks",
                        "agent-status",
                        "dashboard-suppressions");
        assertThat(catalog.topics().stream()
                        .filter(topic -> topic.cleanup() == Cleanup.COMPACT)
                        .map(Topic::shortName))
                .containsExactlyInAnyOrder(
                        "numbers",
                        "callback-pool",
                        "agent-presence",
                        "pools",
                        "pool-definitions",
                        "contacts",
                        "contact-directory",
                        "locations");
    }

    @Test
    void retentionFollowsTheSettingsAndNeverFallsBelowHalfAMinute() {
        TopicCatalog changed = TopicCatalog.load(Settings.load(SettingSources.none()
                .with("callback.lease", "PT2H")
                .with("callback.overrun-grace", "PT5M")
                .with("callback.min-after-call", "PT30M")
                .with("topic.prefix", "site-1.")));
        assertThat(changed.topic("agent-status").retention()).isEqualTo(Duration.ofMinutes(150 + 5 + 30));
        assertThat(changed.topic("notices").retention()).isEqualTo(Duration.ofHours(2));
        assertThat(changed.topic("notices").name()).isEqualTo("site-1.notices");
        TopicCatalog demo =
                TopicCatalog.load(Settings.load(SettingSources.none().with("callback.lease", "PT2S")));
        assertThat(demo.topic("notices").retention()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void agesAreMeasuredByTheBrokerWhereTheyDecide() {
        assertThat(catalog.topics()).allSatisfy(topic -> {
            boolean measured = Set.of("call-events", "emergency-signals", "notice-acknowledgements", "drill-receipts")
                    .contains(topic.shortName());
            assertThat(topic.timestamps()).isEqualTo(measured ? "LogAppendTime" : "CreateTime");
        });
    }

    @Test
    void partitionsAreFixedWhereTheDeskCountsByThemOrANoticeMeetsItsAcknowledgement() {
        assertThat(catalog.topics().stream().filter(Topic::fixed).map(Topic::shortName))
                .containsExactly(
                        "call-events", "notice-acknowledgements", "emergency-signals", "notices", "notice-deliveries");
        assertThat(Stream.of("notice-acknowledgements", "notices", "notice-deliveries")
                        .map(name -> catalog.topic(name).partitions()))
                .containsOnly(1);
    }

    @Test
    void nobodyReadsContactsButWhoTellsThemAndWhoKeepsThem() {
        assertThat(catalog.topic("contacts").readBy())
                .containsExactlyInAnyOrder(TopicParty.NOTIFY, TopicParty.OPERATOR);
        assertThat(catalog.topic("contacts").writtenBy()).containsExactly(TopicParty.OPERATOR);
    }

    @Test
    void nobodyButIntakeReadsDetails() {
        assertThat(catalog.topic("call-events").readBy()).containsExactly(TopicParty.INTAKE);
        assertThat(catalog.topics(TopicStage.OUTPUT))
                .allSatisfy(topic -> assertThat(topic.writtenBy())
                        .isSubsetOf(TopicParty.DESK, TopicParty.INTAKE, TopicParty.NOTIFY));
    }
}
