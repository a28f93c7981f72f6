package io.ringback.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** What the brokers say of a cluster: who has which part of the work, and whether all are back. */
final class ClusterState {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String bootstrapServers;

    ClusterState(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Each of its roles is a member of its group again, after it was taken for dead. */
    void awaitJoined(int instance) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (String role : List.of("intake", "desk")) {
                Awaitility.await(role + " of " + instance + " in its group")
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> isMember(admin, "ringback-" + role, role + "-" + instance + "-"));
            }
        }
    }

    /** Every instance runs its part of each role's tasks again. */
    void awaitEvenShares() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Awaitility.await("even shares")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> isShared(admin, "ringback-intake") && isShared(admin, "ringback-desk"));
        }
    }

    /**
     * Which partitions of a role's calls a broker leads or an instance works on.
     *
     * @param broker whether {@code target} is a broker or an instance
     * @param role {@code desk} or {@code intake}
     */
    Set<Integer> partitions(boolean broker, int target, String role) {
        String topic = role.equals("desk") ? "ringback.emergency-signals" : "ringback.call-events";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Stream<TopicPartition> found = broker
                    ? ledBy(admin, target, topic)
                    : workedOn(admin, "ringback-" + role, role + "-" + target + "-");
            return found.filter(partition -> partition.topic().equals(topic))
                    .map(TopicPartition::partition)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("who has which partitions is not known", e);
        }
    }

    private static Stream<TopicPartition> ledBy(Admin admin, int broker, String topic)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .flatMap(described -> described.partitions().stream())
                .filter(partition -> partition.leader().id() == broker)
                .map(partition -> new TopicPartition(topic, partition.partition()));
    }

    private static Stream<TopicPartition> workedOn(Admin admin, String group, String client)
            throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .flatMap(described -> described.members().stream())
                .filter(member -> member.clientId().startsWith(client))
                .flatMap(member -> member.assignment().topicPartitions().stream());
    }

    /** Every partition has all its replicas in sync again. */
    void awaitWholeBrokers() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Awaitility.await("brokers whole")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> isWhole(admin));
        }
    }

    private static boolean isMember(Admin admin, String group, String client) throws InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .flatMap(described -> described.members().stream())
                    .anyMatch(member -> member.clientId().startsWith(client));
        } catch (ExecutionException e) {
            return false;
        }
    }

    private static boolean isShared(Admin admin, String group) throws InterruptedException {
        try {
            ConsumerGroupDescription described = admin.describeConsumerGroups(List.of(group))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next();
            return described.groupState() == GroupState.STABLE
                    && described.members().size() == TestedCluster.SIZE
                    && described.members().stream()
                            .allMatch(member ->
                                    member.assignment().topicPartitions().size() > 1);
        } catch (ExecutionException e) {
            return false;
        }
    }

    private static boolean isWhole(Admin admin) throws InterruptedException {
        try {
            if (admin.describeCluster().nodes().get().size() < TestedCluster.SIZE) {
                return false;
            }
            Map<String, TopicDescription> topics = admin.describeTopics(
                            admin.listTopics().names().get())
                    .allTopicNames()
                    .get();
            return topics.values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException e) {
            return false;
        }
    }
}
