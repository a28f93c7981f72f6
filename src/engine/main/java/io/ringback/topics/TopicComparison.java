package io.ringback.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what differs between the list of topics, or the changelogs, and a cluster: pure, so that it is tested without
 * one.
 */
final class TopicComparison {
    private static final String RETENTION = "retention.ms";
    private static final String CLEANUP = "cleanup.policy";

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

    /** Of those that exist: Kafka Streams makes the others. */
    static List<TopicChange> of(List<Changelog> changelogs, ClusterTopics cluster) {
        TopicComparison comparison = new TopicComparison(cluster);
        changelogs.forEach(comparison::compare);
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
            changes.add(new TopicChange.Kept(topic.name(), "replicas", found.replication(), replication));
        }
        // Replicas that must have a record are counted by those that the topic has, or nothing could be written.
        compareConfig(topic.name(), TopicConfig.of(topic, found.replication()), found);
    }

    private void comparePartitions(Topic topic, ClusterTopics.Found found) {
        if (found.partitions() == topic.partitions()) {
            return;
        }
        changes.add(
                topic.fixed()
                        ? new TopicChange.Refused(topic, found.partitions())
                        : new TopicChange.Kept(topic.name(), "partitions", found.partitions(), topic.partitions()));
    }

    private void compare(Changelog changelog) {
        ClusterTopics.Found found = cluster.topics().get(changelog.topic());
        if (found != null) {
            compareConfig(changelog.topic(), changelog.config(), found);
        }
    }

    private void compareConfig(String name, Map<String, String> wanted, ClusterTopics.Found found) {
        boolean keepsLonger = keepsLonger(name, wanted, found);
        Map<String, String> was = new TreeMap<>();
        Map<String, String> should = new TreeMap<>();
        wanted.forEach((key, value) -> {
            String actual = found.config().get(key);
            if (!same(key, actual, value) && !(keepsLonger && key.equals(RETENTION))) {
                should.put(key, value);
                if (actual != null) {
                    was.put(key, actual);
                }
            }
        });
        if (!should.isEmpty()) {
            changes.add(new TopicChange.Misconfigured(name, was, should));
        }
    }

    /**
     * Whether a topic that holds rows until they are too old holds them for longer than is needed now. Nobody has
     * served on one that forgets in another way than it should: that one has no rows of Ringback's.
     */
    private boolean keepsLonger(String name, Map<String, String> wanted, ClusterTopics.Found found) {
        String keeps = found.config().get(RETENTION);
        String needed = wanted.get(RETENTION);
        if (keeps == null || needed == null || !holdsRows(wanted) || !holdsRows(found.config())) {
            return false;
        }
        long kept = Long.parseLong(keeps);
        boolean longer = kept < 0 || kept > Long.parseLong(needed);
        if (longer) {
            changes.add(new TopicChange.Longer(name, kept, Long.parseLong(needed)));
        }
        return longer;
    }

    private static boolean holdsRows(Map<String, String> config) {
        return same(CLEANUP, config.get(CLEANUP), Cleanup.COMPACT_DELETE.policy());
    }

    private static boolean same(String key, @Nullable String actual, String wanted) {
        if (actual == null) {
            return false;
        }
        return key.equals(CLEANUP) ? words(actual).equals(words(wanted)) : actual.equals(wanted);
    }

    private static Set<String> words(String list) {
        return new TreeSet<>(Arrays.asList(list.split("\\s*,\\s*", -1)));
    }
}
