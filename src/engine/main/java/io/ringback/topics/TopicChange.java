package io.ringback.topics;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** One difference between the list of topics and a cluster. */
public sealed interface TopicChange {
    /** The topic that differs, by its full name. */
    String name();

    /** One line for a person. */
    String line();

    /**
     * It does not exist.
     *
     * @param replication what the cluster can carry
     * @param config the settings to make it with
     */
    record Missing(Topic topic, int replication, Map<String, String> config) implements TopicChange {
        @Override
        public String name() {
            return topic.name();
        }

        @Override
        public String line() {
            return "+ %s: missing (%d partitions, %d replicas, %s)"
                    .formatted(topic.name(), topic.partitions(), replication, settings(config));
        }
    }

    /**
     * Its settings differ.
     *
     * @param was the values it has, for the keys of {@code config}
     * @param config the values it should have
     */
    record Misconfigured(String name, Map<String, String> was, Map<String, String> config) implements TopicChange {
        @Override
        public String line() {
            return "~ %s: %s"
                    .formatted(
                            name,
                            config.entrySet().stream()
                                    .map(entry -> "%s is %s, should be %s"
                                            .formatted(
                                                    entry.getKey(),
                                                    was.getOrDefault(entry.getKey(), "unset"),
                                                    entry.getValue()))
                                    .collect(Collectors.joining("; ")));
        }
    }

    /**
     * A partition count that may never change is not the list's: nothing may be served, since what a desk has handled
     * is counted by partition.
     */
    record Refused(Topic topic, int found) implements TopicChange {
        @Override
        public String name() {
            return topic.name();
        }

        @Override
        public String line() {
            return "! %s: has %d partitions, must have %d; this number is fixed for life"
                    .formatted(topic.name(), found, topic.partitions());
        }
    }

    /**
     * Another number of partitions or replicas, which works and is left alone.
     *
     * @param what partitions or replicas
     */
    record Kept(String name, String what, int found, int listed) implements TopicChange {
        @Override
        public String line() {
            return "  %s: has %d %s, the list says %d; left as it is".formatted(name, found, what, listed);
        }
    }

    /**
     * A table or changelog keeps its rows for longer than these settings need: rows that were written under other
     * settings may live that long, so that nobody shortens it who was not told to (R27).
     *
     * @param keeps milliseconds, or -1 for ever
     * @param needed milliseconds
     */
    record Longer(String name, long keeps, long needed) implements TopicChange {
        Misconfigured shortened() {
            return new Misconfigured(
                    name,
                    Map.of("retention.ms", String.valueOf(keeps)),
                    Map.of("retention.ms", String.valueOf(needed)));
        }

        @Override
        public String line() {
            return "  %s: keeps rows for %s, these settings need %s; left as it is, since rows may live that long"
                    .formatted(name, keeps < 0 ? "ever" : Duration.ofMillis(keeps), Duration.ofMillis(needed));
        }
    }

    private static String settings(Map<String, String> config) {
        return config.entrySet().stream()
                .filter(entry -> entry.getKey().equals("cleanup.policy")
                        || entry.getKey().equals("retention.ms"))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
