package io.ringback.topics;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The topic settings without which retention is not kept: Kafka keeps the segment being written for seven days by
 * default, so that segments must be short and compaction must come round.
 */
final class TopicConfig {
    private static final Duration LONGEST_SEGMENT = Duration.ofMinutes(15);
    private static final Duration SHORTEST_SEGMENT = Duration.ofSeconds(10);
    private static final Duration FILE_DELETE_DELAY = Duration.ofSeconds(10);

    /** A consumer that was away for less than this misses no deletion from a table that is kept for ever. */
    private static final Duration AWAY = Duration.ofDays(1);

    private TopicConfig() {}

    static Map<String, String> of(Topic topic, int replication) {
        Map<String, String> config = new TreeMap<>();
        Duration kept = topic.retention() == null ? AWAY : topic.retention();
        long segment = segment(kept);
        config.put("cleanup.policy", topic.cleanup().policy());
        config.put("message.timestamp.type", topic.timestamps());
        config.put("retention.ms", topic.retention() == null ? "-1" : millis(kept));
        config.put("segment.ms", String.valueOf(segment));
        config.put("file.delete.delay.ms", millis(FILE_DELETE_DELAY));
        config.put("min.insync.replicas", replication >= 3 ? "2" : "1");
        if (topic.cleanup().compacts()) {
            config.put("delete.retention.ms", millis(kept));
            config.put("max.compaction.lag.ms", String.valueOf(segment * 2));
            config.put("min.cleanable.dirty.ratio", "0.1");
        }
        if (topic.isReadWhole()) {
            // Kafka refuses a shortest lag that is above the longest.
            config.put("min.compaction.lag.ms", millis(AWAY));
            config.put("max.compaction.lag.ms", millis(AWAY.plusMillis(segment * 2)));
        }
        return config;
    }

    private static long segment(Duration kept) {
        long quarter = kept.toMillis() / 4;
        return Math.max(SHORTEST_SEGMENT.toMillis(), Math.min(quarter, LONGEST_SEGMENT.toMillis()));
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
