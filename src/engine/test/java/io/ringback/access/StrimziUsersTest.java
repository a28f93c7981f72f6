package io.ringback.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The users for Strimzi's operator allow what the plan wants, whatever the parties are called. */
final class StrimziUsersTest {
    private static final Settings SETTINGS = Settings.load(SettingSources.none());
    private static final List<Grant> GRANTS = Grants.of(TopicCatalog.load(SETTINGS), SETTINGS);

    @Test
    void allowWhatThePlanWantsAndNothingElse() throws Exception {
        assertThatUsersMeetThePlan(Principals.of(List.of()));
    }

    @Test
    void aLoginOfTwoPartiesIsOneUserWithTheRightsOfBoth() throws Exception {
        Principals principals = Principals.of(
                List.of("operator=User:ops", "console=User:ops", "gateway=User:ops", "gateway=User:gw.1"));

        List<JsonNode> users = users(principals);

        assertThat(users)
                .extracting(user -> user.at("/metadata/name").asText())
                .doesNotHaveDuplicates()
                .contains("ops", "gw.1");
        assertThatUsersMeetThePlan(principals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=gw1", "Gateway-1", "gateway_1", "-gateway", "gateway.", "*"})
    void aLoginThatNoResourceCanBeCalledIsRefused(String login) {
        Principals principals = Principals.of(List.of("gateway=User:" + login));

        assertThatThrownBy(() -> StrimziUsers.of(GRANTS, principals, "my-cluster"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'User:" + login + "'");
    }

    private static void assertThatUsersMeetThePlan(Principals principals) throws IOException {
        AccessPlan plan = AccessPlan.compare(GRANTS, principals, rules(users(principals)));
        assertThat(plan.missing()).isEmpty();
        assertThat(plan.strangers()).isEmpty();
    }

    private static List<JsonNode> users(Principals principals) throws IOException {
        return new YAMLMapper()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(StrimziUsers.of(GRANTS, principals, "my-cluster"))
                .readAll();
    }

    /** As the operator reads them. */
    private static Set<AclBinding> rules(List<JsonNode> users) {
        Set<AclBinding> rules = new LinkedHashSet<>();
        for (JsonNode user : users) {
            String principal = "User:" + user.at("/metadata/name").asText();
            for (JsonNode rule : user.at("/spec/authorization/acls")) {
                ResourcePattern resource = resource(rule.path("resource"));
                for (JsonNode operation : rule.path("operations")) {
                    rules.add(new AclBinding(
                            resource,
                            new AccessControlEntry(
                                    principal,
                                    "*",
                                    SecurityUtils.operation(operation.asText()),
                                    AclPermissionType.ALLOW)));
                }
            }
        }
        return rules;
    }

    private static ResourcePattern resource(JsonNode resource) {
        String type = resource.path("type").asText();
        if (type.equals("cluster")) {
            return new ResourcePattern(ResourceType.CLUSTER, "kafka-cluster", PatternType.LITERAL);
        }
        return new ResourcePattern(
                type.equals("transactionalId")
                        ? ResourceType.TRANSACTIONAL_ID
                        : ResourceType.valueOf(type.toUpperCase(Locale.ROOT)),
                resource.path("name").asText(),
                resource.path("patternType").asText().equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL);
    }
}
