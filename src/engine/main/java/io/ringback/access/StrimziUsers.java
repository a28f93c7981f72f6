package io.ringback.access;

import io.ringback.topics.StrimziTopics;
import io.ringback.topics.TopicParty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What each party may do as {@code KafkaUser} resources, for a cluster whose logins Strimzi's operator makes. */
public final class StrimziUsers {
    private static final String USER = "User:";

    private StrimziUsers() {}

    /**
     * Every login as a YAML document, with a password by SCRAM-SHA-512 that Strimzi puts into a Secret of the login's name.
     * A login that several parties share may do what each of them may: two resources of one name would be the latter alone.
     *
     * @param cluster the name of the {@code Kafka} resource
     * @throws IllegalArgumentException when a login has a name that no resource can have: Strimzi calls it after its resource
     */
    public static String of(Collection<Grant> grants, Principals principals, String cluster) {
        Map<TopicParty, List<Grant>> byParty = grants.stream()
                .collect(Collectors.groupingBy(
                        Grant::party, () -> new EnumMap<>(TopicParty.class), Collectors.toList()));
        Map<String, List<Grant>> byLogin = new LinkedHashMap<>();
        byParty.forEach((party, own) -> new TreeSet<>(principals.of(party))
                .forEach(principal -> byLogin.computeIfAbsent(login(principal), login -> new ArrayList<>())
                        .addAll(own)));
        return byLogin.entrySet().stream()
                .map(login -> StrimziTopics.document("KafkaUser", login.getKey(), cluster, spec(login.getValue())))
                .collect(Collectors.joining());
    }

    private static String login(String principal) {
        String login = principal.substring(USER.length());
        if (!StrimziTopics.resourceName(login).equals(login)) {
            throw new IllegalArgumentException("Strimzi calls a login after its resource: '" + principal
                    + "' is no such name, which has lower-case letters, digits, dashes and dots");
        }
        return login;
    }

    private static Map<String, Object> spec(List<Grant> grants) {
        Map<ResourcePattern, Set<String>> operations = new LinkedHashMap<>();
        grants.forEach(grant -> operations
                .computeIfAbsent(grant.resource(), resource -> new LinkedHashSet<>())
                .add(word(grant.operation())));
        List<Map<String, Object>> acls = new ArrayList<>();
        operations.forEach((resource, allowed) -> acls.add(acl(resource, allowed)));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("authentication", Map.of("type", "scram-sha-512"));
        Map<String, Object> authorization = new LinkedHashMap<>();
        authorization.put("type", "simple");
        authorization.put("acls", acls);
        spec.put("authorization", authorization);
        return spec;
    }

    private static Map<String, Object> acl(ResourcePattern resource, Set<String> operations) {
        Map<String, Object> where = new LinkedHashMap<>();
        where.put("type", kind(resource.resourceType()));
        if (resource.resourceType() != ResourceType.CLUSTER) {
            where.put("name", resource.name());
            where.put(
                    "patternType",
                    resource.patternType().name().toLowerCase(Locale.ROOT).replace("prefixed", "prefix"));
        }
        Map<String, Object> acl = new LinkedHashMap<>();
        acl.put("resource", where);
        acl.put("operations", operations);
        return acl;
    }

    private static String kind(ResourceType type) {
        return switch (type) {
            case TOPIC -> "topic";
            case GROUP -> "group";
            case TRANSACTIONAL_ID -> "transactionalId";
            case CLUSTER -> "cluster";
            default -> throw new IllegalArgumentException("Strimzi has no rules for " + type);
        };
    }

    /** Strimzi writes an operation as Kafka's own tools do: {@code DescribeConfigs}. */
    private static String word(AclOperation operation) {
        StringBuilder word = new StringBuilder();
        for (String part : operation.name().split("_", -1)) {
            word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }
}
