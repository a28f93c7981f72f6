package io.ringback.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.embedded.SuperUser;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.Topic;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicParty;
import io.ringback.topics.TopicPlan;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Under default deny each party can do what the list of topics says and nothing else: every party, topic, operation. */
@Tag("long")
class AccessMatrixIT {
    private static final SuperUser ADMIN = new SuperUser("admin", "secret4711");
    private static final Settings SETTINGS = Settings.load(SettingSources.none());
    private static final TopicCatalog CATALOG = TopicCatalog.load(SETTINGS);

    private static final Set<TopicParty> APPLICATIONS =
            EnumSet.of(TopicParty.INTAKE, TopicParty.DESK, TopicParty.NOTIFY);

    private static EmbeddedKafka kafka;
    private static Admin admin;
    private static PartyClients parties;

    @BeforeAll
    static void applyAccess() throws Exception {
        kafka = EmbeddedKafka.startSecured(ADMIN);
        parties = new PartyClients(SETTINGS, kafka.bootstrapServers());
        admin = Admin.create(parties.client(ADMIN.login()));
        TopicPlan.compare(CATALOG, admin).apply(admin);
        Logins.of(Stream.of(TopicParty.values())
                        .map(party -> PartyClients.word(party) + "=" + PartyClients.PASSWORD)
                        .toList())
                .apply(admin, Principals.of(List.of()))
                .get();
        fill();
        plan().apply(admin);
        Awaitility.await().untilAsserted(() -> assertThat(plan().lines()).isEmpty());
    }

    /** A record for whoever may read it. */
    private static void fill() throws Exception {
        try (var producer = new KafkaProducer<>(
                parties.client(ADMIN.login()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Topic topic : CATALOG.topics()) {
                producer.send(new ProducerRecord<>(topic.name(), 0, new byte[] {1}, new byte[] {1}))
                        .get();
            }
        }
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    /** What the broker's authorizer itself says of every party and topic. */
    @ParameterizedTest
    @EnumSource(TopicParty.class)
    void mayDoWhatTheListSaysAndNothingElse(TopicParty party) throws Exception {
        Map<String, Set<AclOperation>> expected = new TreeMap<>();
        CATALOG.topics().stream()
                .filter(topic -> !expected(party, topic).isEmpty())
                .forEach(topic -> expected.put(topic.shortName(), new TreeSet<>(expected(party, topic))));

        assertThat(parties.allowed(party)).isEqualTo(expected);
    }

    /** Tried and not only asked: fetching and producing, by every party, on every topic. */
    @ParameterizedTest
    @EnumSource(TopicParty.class)
    void readsAndWritesWhatItMayAndIsRefusedTheRest(TopicParty party) {
        assertThat(CATALOG.topics().stream()
                        .filter(topic -> parties.canRead(party, topic))
                        .map(Topic::shortName))
                .as("read by %s", party)
                .containsExactlyElementsOf(CATALOG.topics().stream()
                        .filter(topic -> topic.readBy().contains(party))
                        .map(Topic::shortName)
                        .toList());
        Set<String> written = parties.writable(party);
        assertThat(written)
                .as("written by %s", party)
                .isEqualTo(CATALOG.topics().stream()
                        .filter(topic -> topic.writtenBy().contains(party))
                        .map(Topic::shortName)
                        .collect(Collectors.toSet()));
    }

    @Test
    void whatMattersMostIsSaidOnceMoreInWords() {
        assertThat(parties.canRead(TopicParty.DESK, CATALOG.topic("call-events")))
                .isFalse();
        assertThat(parties.writable(TopicParty.GATEWAY)).containsExactly("call-events", "drill-receipts");
        assertThat(parties.writable(TopicParty.WEBHOOKS)).containsExactly("call-events");
        assertThat(parties.canRead(TopicParty.WEBHOOKS, CATALOG.topic("call-events")))
                .isFalse();
        assertThat(parties.canRead(TopicParty.NOTIFY, CATALOG.topic("call-events")))
                .isFalse();
        assertThat(parties.canRead(TopicParty.CONSOLE, CATALOG.topic("contacts")))
                .isFalse();
        assertThat(parties.canRead(TopicParty.DASHBOARD, CATALOG.topic("callback-numbers")))
                .isFalse();
        assertThat(parties.canRead(TopicParty.DASHBOARD, CATALOG.topic("override.direct-routes")))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(TopicParty.class)
    void nobodyAltersTheClusterOrItsAccessRules(TopicParty party) throws Exception {
        try (Admin own = Admin.create(parties.client(party))) {
            assertThat(PartyClients.refused(() -> own.describeAcls(org.apache.kafka.common.acl.AclBindingFilter.ANY)
                            .values()
                            .get()))
                    .isTrue();
            assertThat(PartyClients.refused(() -> own.createTopics(List.of(
                                    new org.apache.kafka.clients.admin.NewTopic("somebody-elses", 1, (short) 1)))
                            .all()
                            .get()))
                    .isTrue();
            for (TopicParty other : TopicParty.values()) {
                boolean ownGroup = other == party || APPLICATIONS.contains(other);
                if (!ownGroup) {
                    String group = SETTINGS.topicPrefix() + PartyClients.word(other);
                    assertThat(PartyClients.refused(() -> own.describeConsumerGroups(List.of(group))
                                    .all()
                                    .get()))
                            .as("%s on group %s", party, group)
                            .isTrue();
                }
            }
        }
    }

    /** They learn how short a session they may ask for; passwords are not among what they see. */
    @ParameterizedTest
    @EnumSource(TopicParty.class)
    void onlyTheApplicationsSeeTheBrokersSettings(TopicParty party) throws Exception {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        try (Admin own = Admin.create(parties.client(party))) {
            if (!APPLICATIONS.contains(party)) {
                assertThat(PartyClients.refused(
                                () -> own.describeConfigs(List.of(broker)).all().get()))
                        .isTrue();
                return;
            }
            Config seen = Objects.requireNonNull(
                    own.describeConfigs(List.of(broker)).all().get().get(broker));
            assertThat(seen.get("group.min.session.timeout.ms").value()).isNotNull();
            assertThat(seen.entries())
                    .noneMatch(entry -> String.valueOf(entry.value()).contains(ADMIN.password()));
        }
    }

    private static Set<AclOperation> expected(TopicParty party, Topic topic) {
        Set<AclOperation> operations = EnumSet.noneOf(AclOperation.class);
        if (topic.readBy().contains(party)) {
            operations.add(AclOperation.READ);
        }
        if (topic.writtenBy().contains(party)) {
            operations.add(AclOperation.WRITE);
        }
        if (APPLICATIONS.contains(party) || party == TopicParty.OPERATOR) {
            operations.add(AclOperation.DESCRIBE_CONFIGS);
        }
        if (party == TopicParty.OPERATOR) {
            operations.addAll(Set.of(AclOperation.CREATE, AclOperation.ALTER_CONFIGS));
        }
        boolean lagIsShown = Set.of("call-events", "emergency-signals").contains(topic.shortName());
        if (!operations.isEmpty() || (party == TopicParty.CONSOLE && lagIsShown)) {
            operations.add(AclOperation.DESCRIBE);
        }
        return operations;
    }

    private static AccessPlan plan() {
        return AccessPlan.compare(Grants.of(CATALOG, SETTINGS), Principals.of(List.of()), admin);
    }
}
