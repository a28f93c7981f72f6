package io.ringback.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicParty;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

/** Which rules of a cluster that others use, too, are Ringback's to take away. */
final class AccessPlanTest {
    private static final Settings SETTINGS = Settings.load(SettingSources.none());
    private static final String MALLORY = "User:mallory";
    private static final String DESK = "User:ringback-desk";

    @Test
    void aRuleAboutOneOfOurTopicsIsTakenAway() {
        AclBinding literal = rule(MALLORY, ResourceType.TOPIC, "ringback.call-events", PatternType.LITERAL);
        AclBinding prefix = rule(MALLORY, ResourceType.TOPIC, "ringback.override.decisions", PatternType.PREFIXED);
        AclBinding inside = rule(MALLORY, ResourceType.TOPIC, "ringback-desk-sessions-changelog", PatternType.LITERAL);
        AclBinding group = rule(MALLORY, ResourceType.GROUP, "ringback-intake", PatternType.LITERAL);

        AccessPlan plan = plan(literal, prefix, inside, group);

        assertThat(plan.strangers()).containsExactlyInAnyOrder(literal, prefix, inside, group);
        assertThat(plan.others()).isEmpty();
    }

    @Test
    void aRuleOfAnotherApplicationThatReachesFurtherIsToldAndLeftAlone() {
        AclBinding everything = rule("User:backup", ResourceType.TOPIC, "*", PatternType.LITERAL);
        AclBinding shortPrefix = rule("User:reports", ResourceType.TOPIC, "r", PatternType.PREFIXED);
        AclBinding groups = rule("User:lag", ResourceType.GROUP, "*", PatternType.LITERAL);

        AccessPlan plan = plan(everything, shortPrefix, groups);

        assertThat(plan.strangers()).isEmpty();
        assertThat(plan.others()).containsExactlyInAnyOrder(everything, shortPrefix, groups);
        assertThat(plan.lines()).filteredOn(line -> line.startsWith("? ")).hasSize(3);
    }

    @Test
    void aPrincipalOfOursMayNotHaveMoreHoweverTheRuleIsWritten() {
        AclBinding everything = rule(DESK, ResourceType.TOPIC, "*", PatternType.LITERAL);

        assertThat(plan(everything).strangers()).containsExactly(everything);
    }

    @Test
    void whatDoesNotConcernUsIsNotMentioned() {
        AccessPlan plan = plan(
                rule("User:shop", ResourceType.TOPIC, "orders", PatternType.LITERAL),
                rule("User:shop", ResourceType.TOPIC, "ringback.elsewhere.notices", PatternType.LITERAL),
                rule("User:shop", ResourceType.CLUSTER, "kafka-cluster", PatternType.LITERAL));

        assertThat(plan.strangers()).isEmpty();
        assertThat(plan.others()).isEmpty();
    }

    @Test
    void whoTakesEventsFromOutsideWritesThemAndReadsWhatARouterReadsWhereItAnswersRoutes() {
        assertThat(ofWebhooks(SETTINGS))
                .containsExactlyInAnyOrder(
                        "WRITE ringback.call-events",
                        "READ ringback.numbers",
                        "READ ringback.pool-definitions",
                        "READ ringback.override.direct-routes",
                        "READ ringback.override.inbound-blocks",
                        "READ ringback.override.decisions",
                        "READ ringback.webhooks");
        assertThat(ofWebhooks(Settings.load(SettingSources.none().with("gateway.routes", "false"))))
                .containsExactly("WRITE ringback.call-events");
    }

    private static List<String> ofWebhooks(Settings settings) {
        return Grants.of(TopicCatalog.load(settings), settings).stream()
                .filter(grant -> grant.party() == TopicParty.WEBHOOKS)
                .map(grant -> grant.operation() + " " + grant.resource().name())
                .toList();
    }

    private static AccessPlan plan(AclBinding... existing) {
        return AccessPlan.compare(
                Grants.of(TopicCatalog.load(SETTINGS), SETTINGS), Principals.of(List.of()), List.of(existing));
    }

    private static AclBinding rule(String principal, ResourceType type, String name, PatternType pattern) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(principal, "*", AclOperation.READ, AclPermissionType.ALLOW));
    }
}
