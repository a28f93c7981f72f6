package io.ringback.access;

import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.ResourceType;

/** An access rule as a command line of {@code kafka-acls.sh}. */
final class AclCommand {
    private static final Map<ResourceType, String> OPTIONS = Map.of(
            ResourceType.TOPIC, "--topic",
            ResourceType.GROUP, "--group",
            ResourceType.TRANSACTIONAL_ID, "--transactional-id");

    private AclCommand() {}

    static String adding(AclBinding rule, String bootstrapServers) {
        return "kafka-acls.sh --bootstrap-server %s --add --allow-principal '%s' --operation %s %s '%s' --resource-pattern-type %s"
                .formatted(
                        bootstrapServers,
                        rule.entry().principal().replace("'", "'\\''"),
                        rule.entry().operation(),
                        OPTIONS.get(rule.pattern().resourceType()),
                        rule.pattern().name(),
                        rule.pattern().patternType().name().toLowerCase(Locale.ROOT));
    }
}
