package io.ringback.preflight;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster says of itself.
 *
 * @param brokers how many there are
 * @param topics those that Ringback's state depends on, by name: its own, its changelogs, and Kafka's two
 * @param broker one broker's settings; empty when this login may not look
 */
record ClusterFacts(int brokers, Map<String, TopicFacts> topics, Map<String, String> broker) {

    /** A topic's replicas and settings. */
    record TopicFacts(int replicas, Map<String, String> settings) {
        /** A login may not see every topic's settings. */
        boolean isSeen() {
            return !settings.isEmpty();
        }

        String get(String setting) {
            return settings.getOrDefault(setting, "");
        }
    }

    boolean isSeen(String name) {
        @Nullable TopicFacts topic = topics.get(name);
        return topic != null && topic.isSeen();
    }

    String setting(String name, String setting) {
        @Nullable TopicFacts topic = topics.get(name);
        return topic == null ? "" : topic.get(setting);
    }
}
