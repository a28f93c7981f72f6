package io.ringback.topics;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One topic as it should be.
 *
 * @param name its name on the cluster, with the prefix
 * @param shortName its name in the contract, such as {@code call-events}
 * @param doc what it is for, in one sentence
 * @param place input, between or output
 * @param key the field that equals the record key, or what the key is
 * @param schema simple name of its record, such as {@code CallEvent}
 * @param partitions how many
 * @param fixed whether that number may never change
 * @param replication on a cluster that has as many brokers
 * @param cleanup what becomes of old records
 * @param retention how long a record is kept; null for ever
 * @param timestamps Kafka's {@code message.timestamp.type}
 * @param writtenBy who writes it
 * @param readBy who reads it
 */
public record Topic(
        String name,
        String shortName,
        String doc,
        TopicStage place,
        String key,
        String schema,
        int partitions,
        boolean fixed,
        int replication,
        Cleanup cleanup,
        @Nullable Duration retention,
        String timestamps,
        Set<TopicParty> writtenBy,
        Set<TopicParty> readBy) {

    public Topic {
        writtenBy = Set.copyOf(writtenBy);
        readBy = Set.copyOf(readBy);
        if ((retention == null) != (cleanup == Cleanup.COMPACT)) {
            throw new IllegalArgumentException(shortName + ": compact and only compact is for ever");
        }
    }

    /**
     * Whether each record counts, also one whose place a later one takes: an agent's own choice is what comes back, whatever a
     * system says of the agent after it (R12), and a number that moves was withdrawn before (R18).
     */
    public boolean isReadWhole() {
        return cleanup == Cleanup.COMPACT && place == TopicStage.INPUT && readBy.contains(TopicParty.INTAKE);
    }

    /**
     * Whether others than Ringback's own applications go by it, so that its schema belongs in a registry. Who only looks at
     * topics does not.
     */
    public boolean isForOthers() {
        return place != TopicStage.BETWEEN
                || !Set.of(TopicParty.DESK, TopicParty.VIEWER).containsAll(readBy);
    }

    /**
     * Whether its records have a registry's framing where outputs have it. Of inputs it is those that a Kafka UI shows: call
     * events stay as their gateways write them, and nobody decodes addresses.
     */
    public boolean isFramed() {
        return isForOthers() && (place != TopicStage.INPUT || readBy.contains(TopicParty.VIEWER));
    }
}
