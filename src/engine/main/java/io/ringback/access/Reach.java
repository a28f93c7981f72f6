package io.ringback.access;

import io.ringback.topics.TopicParty;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Tells access rules about Ringback from rules that other applications on the same cluster depend on: a rule for every
 * topic, or for a short prefix, lets its owner in here, but removing it would take other topics from that owner, too.
 */
final class Reach {
    private final Set<ResourcePattern> ours;
    private final Set<String> principals;

    Reach(Collection<Grant> grants, Principals principals) {
        this.ours = grants.stream()
                .map(Grant::resource)
                .filter(resource -> resource.resourceType() != ResourceType.CLUSTER)
                .collect(Collectors.toUnmodifiableSet());
        this.principals = Stream.of(TopicParty.values())
                .flatMap(party -> principals.of(party).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** It lets somebody at something of Ringback's. The cluster itself is everybody's. */
    boolean touches(AclBinding rule) {
        return ours.stream().anyMatch(name -> overlap(rule.pattern(), name));
    }

    /** It is a rule of one of Ringback's principals, or about Ringback's names alone. */
    boolean isOurs(AclBinding rule) {
        return principals.contains(rule.entry().principal())
                || ours.stream().anyMatch(name -> isWithin(rule.pattern(), name));
    }

    private static boolean overlap(ResourcePattern rule, ResourcePattern name) {
        return rule.resourceType() == name.resourceType()
                && (rule.name().equals(ResourcePattern.WILDCARD_RESOURCE)
                        || rule.name().equals(name.name())
                        || (isPrefix(rule) && name.name().startsWith(rule.name()))
                        || (isPrefix(name) && rule.name().startsWith(name.name())));
    }

    private static boolean isWithin(ResourcePattern rule, ResourcePattern name) {
        return rule.resourceType() == name.resourceType()
                && !rule.name().equals(ResourcePattern.WILDCARD_RESOURCE)
                && ((isPrefix(name) || isPrefix(rule))
                        ? rule.name().startsWith(name.name())
                        : rule.name().equals(name.name()));
    }

    private static boolean isPrefix(ResourcePattern pattern) {
        return pattern.patternType() == PatternType.PREFIXED;
    }
}
