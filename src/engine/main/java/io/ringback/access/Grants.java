package io.ringback.access;

import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.topics.Topic;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicParty;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Derives what each party may do from the list of topics: what it writes and reads there, the groups and internal topics
 * that it needs for that, and nothing else.
 */
public final class Grants {
    private static final Map<TopicParty, Role> APPLICATIONS = new EnumMap<>(
            Map.of(TopicParty.INTAKE, Role.INTAKE, TopicParty.DESK, Role.DESK, TopicParty.NOTIFY, Role.NOTIFY));

    private final Settings settings;
    private final Set<Grant> grants = new LinkedHashSet<>();

    private Grants(Settings settings) {
        this.settings = settings;
    }

    /** Every grant of a deployment, in the order of the list of topics. */
    public static List<Grant> of(TopicCatalog catalog, Settings settings) {
        Grants grants = new Grants(settings);
        catalog.topics().forEach(grants::onTopic);
        APPLICATIONS.forEach(grants::toApplication);
        grants.toConsole(catalog);
        grants.toWebhooks();
        // A drill aborts a record on purpose.
        grants.addPrefixed(
                TopicParty.OPERATOR,
                ResourceType.TRANSACTIONAL_ID,
                settings.topicPrefix() + "operator",
                AclOperation.WRITE);
        grants.toLookAtRoles(TopicParty.CONSOLE);
        grants.toLookAtRoles(TopicParty.OPERATOR);
        if (settings.purgeCallEvents()) {
            // Deleting records is the same right as deleting the topic: Kafka has no smaller one.
            grants.add(
                    TopicParty.INTAKE,
                    ResourceType.TOPIC,
                    catalog.topic("call-events").name(),
                    AclOperation.DELETE);
        }
        return List.copyOf(grants.grants);
    }

    private void onTopic(Topic topic) {
        topic.writtenBy().stream()
                .sorted()
                .forEach(party -> add(party, ResourceType.TOPIC, topic.name(), AclOperation.WRITE));
        topic.readBy().stream().filter(this::reads).sorted().forEach(party -> {
            add(party, ResourceType.TOPIC, topic.name(), AclOperation.READ);
            mayHaveAGroup(party);
        });
        // The applications refuse to serve on topics that are not as listed, so they look at all; they read few.
        for (TopicParty party : List.of(TopicParty.INTAKE, TopicParty.DESK, TopicParty.NOTIFY, TopicParty.OPERATOR)) {
            add(party, ResourceType.TOPIC, topic.name(), AclOperation.DESCRIBE);
            add(party, ResourceType.TOPIC, topic.name(), AclOperation.DESCRIBE_CONFIGS);
        }
        add(TopicParty.OPERATOR, ResourceType.TOPIC, topic.name(), AclOperation.CREATE);
        add(TopicParty.OPERATOR, ResourceType.TOPIC, topic.name(), AclOperation.ALTER_CONFIGS);
    }

    /** Who takes events from outside reads what routers read only where it answers routes. */
    private boolean reads(TopicParty party) {
        return party != TopicParty.WEBHOOKS || settings.gatewayAddress().routes();
    }

    /** A reader's groups begin with the prefix of the topics and its own name. */
    private void mayHaveAGroup(TopicParty party) {
        if (!APPLICATIONS.containsKey(party)) {
            String name = settings.topicPrefix() + party.name().toLowerCase(Locale.ROOT);
            addPrefixed(party, ResourceType.GROUP, name, AclOperation.READ);
        }
    }

    private void toApplication(TopicParty party, Role role) {
        String application = role.application(settings);
        add(party, ResourceType.GROUP, application, AclOperation.READ);
        for (AclOperation operation : List.of(AclOperation.CREATE, AclOperation.READ, AclOperation.WRITE)) {
            addPrefixed(party, ResourceType.TOPIC, application + "-", operation);
        }
        // Changelogs must keep their rows for as long as the settings of now need (R27).
        for (TopicParty corrects : List.of(party, TopicParty.OPERATOR)) {
            addPrefixed(corrects, ResourceType.TOPIC, application + "-", AclOperation.DESCRIBE);
            addPrefixed(corrects, ResourceType.TOPIC, application + "-", AclOperation.DESCRIBE_CONFIGS);
            addPrefixed(corrects, ResourceType.TOPIC, application + "-", AclOperation.ALTER_CONFIGS);
        }
        // To see how short a session the brokers allow and what else slows a call down; they never show passwords.
        add(party, ResourceType.CLUSTER, Resource.CLUSTER_NAME, AclOperation.DESCRIBE_CONFIGS);
        if (role.isExactlyOnce()) {
            addPrefixed(party, ResourceType.TRANSACTIONAL_ID, application + "-", AclOperation.WRITE);
        }
    }

    /** It shows how far behind the two are: offsets, never a record. */
    private void toConsole(TopicCatalog catalog) {
        for (String input : List.of("call-events", "emergency-signals")) {
            add(TopicParty.CONSOLE, ResourceType.TOPIC, catalog.topic(input).name(), AclOperation.DESCRIBE);
        }
    }

    /** Who plays them, and which offsets they have reached. */
    private void toLookAtRoles(TopicParty party) {
        for (Role role : APPLICATIONS.values()) {
            String application = role.application(settings);
            add(party, ResourceType.GROUP, application, AclOperation.DESCRIBE);
        }
    }

    /** Topics of other systems that gateways follow, if any. */
    private void toWebhooks() {
        settings.gateways().values().forEach(gateway -> {
            if (gateway.topic() != null) {
                add(TopicParty.WEBHOOKS, ResourceType.TOPIC, gateway.topic(), AclOperation.READ);
                mayHaveAGroup(TopicParty.WEBHOOKS);
            }
        });
    }

    private void add(TopicParty party, ResourceType type, String name, AclOperation operation) {
        grants.add(new Grant(party, new ResourcePattern(type, name, PatternType.LITERAL), operation));
    }

    private void addPrefixed(TopicParty party, ResourceType type, String name, AclOperation operation) {
        grants.add(new Grant(party, new ResourcePattern(type, name, PatternType.PREFIXED), operation));
    }
}
