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

/** The ACL changes that give each party exactly the access that it needs to Ringback's own topics and groups. */
public final class AccessPlan {
    private final Set<AclBinding> missing;
    private final Set<AclBinding> strangers;
    private final Set<AclBinding> others;

    private AccessPlan(Set<AclBinding> missing, Set<AclBinding> strangers, Set<AclBinding> others) {
        this.missing = missing;
        this.strangers = strangers;
        this.others = others;
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
        Reach reach = new Reach(grants, principals);
        Set<AclBinding> strangers = new LinkedHashSet<>();
        Set<AclBinding> others = new LinkedHashSet<>();
        existing.stream()
                .filter(rule -> !wanted.contains(rule))
                .filter(rule -> rule.entry().permissionType() == AclPermissionType.ALLOW)
                .filter(reach::touches)
                .forEach(rule -> (reach.isOurs(rule) ? strangers : others).add(rule));
        return new AccessPlan(missing, strangers, others);
    }

    /** Rules that a party needs and the cluster lacks. */
    public Set<AclBinding> missing() {
        return missing;
    }

    /** Rules about Ringback's own names, or of its own principals, that allow more than the list says. */
    public Set<AclBinding> strangers() {
        return strangers;
    }

    /** Rules of others' that reach beyond Ringback and let them in as well; told, never taken away. */
    public Set<AclBinding> others() {
        return others;
    }

    /** One line for each difference. */
    public List<String> lines() {
        return Stream.of(
                        missing.stream().map(rule -> "+ " + text(rule)),
                        strangers.stream().map(rule -> "! " + text(rule) + ": not from the list of topics"),
                        others.stream()
                                .map(rule -> "? " + text(rule) + ": another application's, and lets it in here, too"))
                .flatMap(lines -> lines)
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
