package io.ringback.access;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What it takes to give every party what it needs and, as to Ringback's own topics and groups, nobody anything else. */
public final class AccessPlan {
    private final Set<AclBinding> missing;
    private final Set<AclBinding> strangers;

    private AccessPlan(Set<AclBinding> missing, Set<AclBinding> strangers) {
        this.missing = missing;
        this.strangers = strangers;
    }

    /**
     * Compares what is wanted with what a cluster has.
     *
     * @throws KafkaException when the cluster does not answer or refuses, such as for having no authorizer
     */
    public static AccessPlan compare(Collection<Grant> grants, Principals principals, Admin admin) {
        return compare(
                grants, principals, get(admin.describeAcls(AclBindingFilter.ANY).values()));
    }

    /** Compares what is wanted with the rules that a cluster is known to have. */
    public static AccessPlan compare(Collection<Grant> grants, Principals principals, Collection<AclBinding> existing) {
        Set<AclBinding> wanted = bindings(grants, principals);
        Set<AclBinding> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(Set.copyOf(existing));
        Set<AclBinding> strangers = new LinkedHashSet<>();
        existing.stream()
                .filter(rule -> !wanted.contains(rule))
                .filter(rule -> rule.entry().permissionType() == AclPermissionType.ALLOW)
                .filter(rule -> grants.stream().anyMatch(grant -> touches(rule.pattern(), grant.resource())))
                .forEach(strangers::add);
        return new AccessPlan(missing, strangers);
    }

    /** Rules that a party needs and the cluster lacks. */
    public Set<AclBinding> missing() {
        return missing;
    }

    /** Rules that let somebody at Ringback's topics, groups or transactions beyond what the list says. */
    public Set<AclBinding> strangers() {
        return strangers;
    }

    /** One line for each difference. */
    public List<String> lines() {
        return Stream.concat(
                        missing.stream().map(rule -> "+ " + text(rule)),
                        strangers.stream().map(rule -> "! " + text(rule) + ": not from the list of topics"))
                .toList();
    }

    /** Commands of Kafka's own tools that do what {@link #apply} does. */
    public List<String> commands(String bootstrapServers) {
        return missing.stream()
                .map(rule -> AclCommand.adding(rule, bootstrapServers))
                .toList();
    }

    /**
     * Adds what is missing; nobody loses anything.
     *
     * @throws KafkaException when the cluster does not answer or refuses
     */
    public void apply(Admin admin) {
        get(admin.createAcls(missing).all());
    }

    /**
     * Takes away what is not from the list.
     *
     * @throws KafkaException when the cluster does not answer or refuses
     */
    public void prune(Admin admin) {
        get(admin.deleteAcls(strangers.stream().map(AclBinding::toFilter).toList())
                .all());
    }

    private static Set<AclBinding> bindings(Collection<Grant> grants, Principals principals) {
        Set<AclBinding> bindings = new LinkedHashSet<>();
        for (Grant grant : grants) {
            principals.of(grant.party()).forEach(principal -> bindings.add(grant.binding(principal)));
        }
        return bindings;
    }

    /** Whether a rule's names and ours have one in common; the cluster itself is everybody's, and never ours to clear. */
    private static boolean touches(ResourcePattern rule, ResourcePattern ours) {
        if (rule.resourceType() != ours.resourceType() || rule.resourceType() == ResourceType.CLUSTER) {
            return false;
        }
        boolean wide = rule.patternType() == PatternType.PREFIXED;
        boolean oursWide = ours.patternType() == PatternType.PREFIXED;
        return rule.name().equals(ResourcePattern.WILDCARD_RESOURCE)
                || rule.name().equals(ours.name())
                || (wide && ours.name().startsWith(rule.name()))
                || (oursWide && rule.name().startsWith(ours.name()));
    }

    private static String text(AclBinding rule) {
        return "%s may %s %s %s%s"
                .formatted(
                        rule.entry().principal(),
                        rule.entry().operation(),
                        rule.pattern().resourceType(),
                        rule.pattern().name(),
                        rule.pattern().patternType() == PatternType.PREFIXED ? "*" : "");
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
