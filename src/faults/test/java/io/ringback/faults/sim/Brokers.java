package io.ringback.faults.sim;

import io.ringback.settings.Settings;
import io.ringback.topics.Changelog;
import io.ringback.topics.Cleanup;
import io.ringback.topics.Topic;
import io.ringback.topics.TopicCatalog;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A cluster of Kafka in memory: logs, transactions and groups, on a clock that the simulation moves. */
final class Brokers {
    /** The partitions of a topic that has more than one: few, so that pools meet in one. */
    static final int PARTITIONS = 3;

    /** Kafka's {@code min.compaction.lag.ms} of a topic that is read whole, which is longer than any history. */
    private static final long UNREAD_MILLIS = Duration.ofDays(1).toMillis();

    /** Kafka's own {@code segment.ms}: what is in the segment that is being written is not compacted. */
    private static final long SEGMENT_MILLIS = Duration.ofDays(7).toMillis();

    private final Map<String, List<PartitionLog>> topics = new TreeMap<>();
    private final Map<String, Long> retentions = new TreeMap<>();
    private final Map<String, Long> flawed = new TreeMap<>();
    private final Map<String, Long> compacted = new TreeMap<>();
    private final Set<String> appendTime = new HashSet<>();
    private final Map<String, Group> groups = new TreeMap<>();
    private final Transactions transactions = new Transactions(this);
    private final Flaws flaws;
    private final int partitions;
    private long now;

    /** A cluster.
     *
     * @param partitions of the topics that have more than one
     */
    Brokers(Flaws flaws, int partitions, long now) {
        this.flaws = flaws;
        this.partitions = partitions;
        this.now = now;
    }

    /**
     * The topics of these settings, with their retention, and segments as short as they are beside a lease of an hour. Topics
     * that are there keep their records for as long as before, or longer (R27).
     */
    void create(Settings settings) {
        long segment = settings.lease().toMillis() / 4;
        for (Topic topic : TopicCatalog.load(settings).topics()) {
            create(topic.name(), topic.partitions() == 1 ? 1 : partitions);
            Duration retention = topic.retention();
            if (retention != null) {
                retentions.merge(topic.name(), retention.toMillis(), Math::max);
            }
            if (topic.cleanup() != Cleanup.DELETE) {
                boolean waits = topic.isReadWhole() && flaws.compactionWaits();
                compacted.merge(topic.name(), waits ? UNREAD_MILLIS : segment, Math::max);
            }
            if (topic.timestamps().equals("LogAppendTime")) {
                appendTime.add(topic.name());
            }
        }
    }

    void createChangelogs(List<Changelog> changelogs) {
        for (Changelog changelog : changelogs) {
            create(changelog.topic(), partitions);
            String segment = changelog.config().getOrDefault("segment.ms", String.valueOf(SEGMENT_MILLIS));
            compacted.merge(changelog.topic(), Long.parseLong(segment), Math::max);
            String retention = changelog.config().get("retention.ms");
            if (retention != null) {
                retentions.merge(changelog.topic(), Long.parseLong(retention), Math::max);
            }
        }
    }

    private void create(String topic, int partitions) {
        topics.computeIfAbsent(
                topic,
                any -> IntStream.range(0, partitions)
                        .mapToObj(i -> new PartitionLog())
                        .toList());
    }

    /** A mutant's. */
    void keepOnly(String topicEnding, Duration retention) {
        topics.keySet().stream()
                .filter(topic -> topic.endsWith(topicEnding))
                .forEach(topic -> flawed.put(topic, retention.toMillis()));
    }

    Flaws flaws() {
        return flaws;
    }

    long now() {
        return now;
    }

    /** Time goes on; what is too old is no longer waited for. */
    void advance(long millis) {
        now += millis;
        groups.values().forEach(group -> group.expire(now));
        transactions.expire();
    }

    /** Retention and compaction come round. */
    void clean() {
        Map<String, Long> kept = new TreeMap<>(retentions);
        kept.putAll(flawed);
        kept.forEach((topic, millis) -> logs(topic).forEach(log -> log.forgetBefore(now - millis)));
        compacted.forEach((topic, segment) -> logs(topic).forEach(log -> log.compact(now - segment)));
    }

    /** The largest row that a changelog ever got, by its topic. */
    Map<String, Integer> largestRows() {
        Map<String, Integer> largest = new TreeMap<>();
        topics.forEach((topic, logs) -> {
            if (topic.endsWith("-changelog")) {
                logs.forEach(log -> largest.merge(topic, log.largest(), Math::max));
            }
        });
        return largest;
    }

    /** What a group has committed is gone. */
    void forgetOffsets(String group) {
        Group known = groups.get(group);
        if (known != null) {
            known.forget();
        }
    }

    /** The groups spread their work anew. */
    void shuffle() {
        groups.values().forEach(Group::shuffle);
    }

    Transactions transactions() {
        return transactions;
    }

    Group group(String name, Set<TopicPartition> partitions, Random random) {
        return groups.computeIfAbsent(name, any -> new Group(partitions, random));
    }

    @Nullable Group group(String name) {
        return groups.get(name);
    }

    List<PartitionLog> logs(String topic) {
        return Objects.requireNonNull(topics.get(topic), topic);
    }

    PartitionLog log(TopicPartition partition) {
        return logs(partition.topic()).get(partition.partition());
    }

    /** Where a record of this key goes. */
    TopicPartition place(String topic, byte @Nullable [] key) {
        int count = logs(topic).size();
        return new TopicPartition(topic, key == null ? 0 : BuiltInPartitioner.partitionForKey(key, count));
    }

    /** The time that a record gets here which its writer says is of {@code said}. */
    long timeOf(String topic, @Nullable Long said) {
        return said == null || appendTime.contains(topic) ? now : said;
    }

    boolean hasAppendTime(String topic) {
        return appendTime.contains(topic);
    }
}
