package io.ringback.preflight;

import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.internals.Topic;
import org.jspecify.annotations.Nullable;

/** Asks a cluster about itself, as far as the login may. */
final class ClusterLook {
    private static final int PATIENCE_SECONDS = 10;
    private static final List<String> KAFKAS_OWN =
            List.of(Topic.GROUP_METADATA_TOPIC_NAME, Topic.TRANSACTION_STATE_TOPIC_NAME);

    private final Admin admin;
    private final Settings settings;

    /** The cluster did not say. */
    static final class Untold extends Exception {
        private static final long serialVersionUID = 1L;

        Untold(Exception cause) {
            super(
                    (cause.getCause() == null ? cause : cause.getCause())
                            .getClass()
                            .getSimpleName(),
                    cause);
        }
    }

    ClusterLook(Admin admin, Settings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /** The finalized level; 0 when the feature was never set. */
    int transactionVersion() throws Untold, InterruptedException {
        @Nullable FinalizedVersionRange level = answer(admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get(Judge.TRANSACTION_VERSION);
        return level == null ? 0 : level.maxVersionLevel();
    }

    /** Topics that are not there yet are left out. */
    ClusterFacts facts() throws Untold, InterruptedException {
        Collection<Node> nodes = answer(admin.describeCluster().nodes());
        List<String> wanted = new ArrayList<>(KAFKAS_OWN);
        TopicCatalog.load(settings).topics().forEach(topic -> wanted.add(topic.name()));
        List<String> names = answer(
                        admin.listTopics(new org.apache.kafka.clients.admin.ListTopicsOptions().listInternal(true))
                                .names())
                .stream()
                .filter(name -> wanted.contains(name) || name.startsWith(settings.applicationId() + "-"))
                .toList();
        Map<String, TopicDescription> described =
                answer(admin.describeTopics(names).allTopicNames());
        Map<String, Map<String, String>> configured = configured(names);
        Map<String, ClusterFacts.TopicFacts> topics = new TreeMap<>();
        described.forEach((name, topic) -> topics.put(
                name,
                new ClusterFacts.TopicFacts(
                        topic.partitions().stream()
                                .mapToInt(partition -> partition.replicas().size())
                                .min()
                                .orElse(0),
                        configured.getOrDefault(name, Map.of()))));
        return new ClusterFacts(nodes.size(), topics, broker(nodes.iterator().next()));
    }

    /** A topic whose settings this login may not see is judged by none. */
    private Map<String, Map<String, String>> configured(List<String> names) throws InterruptedException {
        Map<String, Map<String, String>> all = new HashMap<>();
        Map<ConfigResource, KafkaFuture<Config>> asked = admin.describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .values();
        for (Map.Entry<ConfigResource, KafkaFuture<Config>> topic : asked.entrySet()) {
            try {
                all.put(topic.getKey().name(), values(answer(topic.getValue())));
            } catch (Untold e) {
                all.remove(topic.getKey().name());
            }
        }
        return all;
    }

    private Map<String, String> broker(Node node) throws InterruptedException {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
        try {
            @Nullable Config config = answer(admin.describeConfigs(List.of(broker)).all()).get(broker);
            return config == null ? Map.of() : values(config);
        } catch (Untold e) {
            return Map.of();
        }
    }

    private static Map<String, String> values(Config config) {
        Map<String, String> values = new HashMap<>();
        config.entries().forEach(entry -> {
            if (entry.value() != null) {
                values.put(entry.name(), entry.value());
            }
        });
        return values;
    }

    private static <T> T answer(KafkaFuture<T> future) throws Untold, InterruptedException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Untold(e);
        }
    }
}
