package io.ringback.access;

import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** An access rule as a command line of {@code kafka-acls.sh}. */
final class AclCommand {
    private static final Map<ResourceType, String> OPTIONS = Map.of(
            ResourceType.TOPIC, "--topic",
            ResourceType.GROUP, "--group",
            ResourceType.TRANSACTIONAL_ID, "--transactional-id");

    private AclCommand() {}

    static String adding(AclBinding rule, String bootstrapServers) {
        return "kafka-acls.sh --bootstrap-server %s --add --allow-principal '%s' --operation %s %s"
                .formatted(
                        bootstrapServers,
                        rule.entry().principal().replace("'", "'\\''"),
                        rule.entry().operation(),
                        resource(rule.pattern()));
    }

    private static String resource(ResourcePattern pattern) {
        return pattern.resourceType() == ResourceType.CLUSTER
                ? "--cluster"
                : "%s '%s' --resource-pattern-type %s"
                        .formatted(
                                OPTIONS.get(pattern.resourceType()),
                                pattern.name(),
                                pattern.patternType().name().toLowerCase(Locale.ROOT));
    }
}
