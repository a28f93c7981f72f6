package io.ringback.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what differs between the list of topics and a cluster: pure, so that it is tested without one. */
final class TopicComparison {
    private final ClusterTopics cluster;
    private final List<TopicChange> changes = new ArrayList<>();

    private TopicComparison(ClusterTopics cluster) {
        this.cluster = cluster;
    }

    static List<TopicChange> of(TopicCatalog catalog, ClusterTopics cluster) {
        TopicComparison comparison = new TopicComparison(cluster);
        catalog.topics().forEach(comparison::compare);
        return List.copyOf(comparison.changes);
    }

    private void compare(Topic topic) {
        int replication = Math.max(1, Math.min(topic.replication(), cluster.brokers()));
        ClusterTopics.Found found = cluster.topics().get(topic.name());
        if (found == null) {
            changes.add(new TopicChange.Missing(topic, replication, TopicConfig.of(topic, replication)));
            return;
        }
        comparePartitions(topic, found);
        if (found.replication() < replication) {
            changes.add(new TopicChange.Kept(topic, "replicas", found.replication(), replication));
        }
        compareConfig(topic, found);
    }

    private void comparePartitions(Topic topic, ClusterTopics.Found found) {
        if (found.partitions() == topic.partitions()) {
            return;
        }
        changes.add(
                topic.fixed()
                        ? new TopicChange.Refused(topic, found.partitions())
                        : new TopicChange.Kept(topic, "partitions", found.partitions(), topic.partitions()));
    }

    /** Replicas that must have a record are counted by those that the topic has, or nothing could be written. */
    private void compareConfig(Topic topic, ClusterTopics.Found found) {
        Map<String, String> was = new TreeMap<>();
        Map<String, String> should = new TreeMap<>();
        TopicConfig.of(topic, found.replication()).forEach((key, value) -> {
            String actual = found.config().get(key);
            if (actual == null || !same(key, actual, value)) {
                should.put(key, value);
                if (actual != null) {
                    was.put(key, actual);
                }
            }
        });
        if (!should.isEmpty()) {
            changes.add(new TopicChange.Misconfigured(topic, was, should));
        }
    }

    private static boolean same(String key, String actual, String wanted) {
        return key.equals("cleanup.policy") ? words(actual).equals(words(wanted)) : actual.equals(wanted);
    }

    private static Set<String> words(String list) {
        return new TreeSet<>(Arrays.asList(list.split("\\s*,\\s*", -1)));
    }
}
