package io.ringback.topics;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The topics that a cluster has, with their partitions and settings.
 *
 * @param brokers how many there are
 * @param topics those of the asked names that exist, by full name
 */
public record ClusterTopics(int brokers, Map<String, Found> topics) {
    /**
     * One topic as it is.
     *
     * @param partitions how many
     * @param replication of its least replicated partition
     * @param config its settings, the broker's defaults included
     */
    public record Found(int partitions, int replication, Map<String, String> config) {}

    /**
     * Asks the cluster.
     *
     * @throws KafkaException when it does not answer or refuses; a {@code TimeoutException} when it is unreachable
     */
    public static ClusterTopics read(Admin admin, TopicCatalog catalog) {
        return read(admin, catalog.topics().stream().map(Topic::name));
    }

    /** The same of topics by their full names. */
    static ClusterTopics read(Admin admin, Stream<String> wanted) {
        int brokers = get(admin.describeCluster().nodes()).size();
        Set<String> existing = get(admin.listTopics().names());
        Set<String> names = wanted.filter(existing::contains).collect(Collectors.toSet());
        Map<String, TopicDescription> described =
                get(admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configs =
                get(admin.describeConfigs(resources(names)).all());
        Map<String, Found> found = new TreeMap<>();
        configs.forEach((resource, config) ->
                found.put(resource.name(), found(topic(described, resource.name()), config)));
        return new ClusterTopics(brokers, found);
    }

    static ConfigResource resource(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static Collection<ConfigResource> resources(Set<String> names) {
        return names.stream().map(ClusterTopics::resource).toList();
    }

    private static TopicDescription topic(Map<String, TopicDescription> described, String name) {
        return Objects.requireNonNull(described.get(name));
    }

    private static Found found(TopicDescription topic, Config config) {
        int replication = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        Map<String, String> entries = new TreeMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.value() != null) {
                entries.put(entry.name(), entry.value());
            }
        }
        return new Found(topic.partitions().size(), replication, entries);
    }
}
