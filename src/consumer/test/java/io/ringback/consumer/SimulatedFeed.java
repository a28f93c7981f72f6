package io.ringback.consumer;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a {@link TableFeed} makes of each record, where somebody else reads the topics. */
public final class SimulatedFeed {
    private final FedTopics topics;

    public SimulatedFeed(String topicPrefix, EventTable table) {
        topics = new FedTopics(topicPrefix, List.of(table), null);
    }

    /** The topics that the table needs, by their full names. */
    public Set<String> names() {
        return topics.names();
    }

    public void apply(ConsumerRecord<String, byte[]> record, Instant now) {
        topics.apply(record, true, now);
    }

    public long unreadable() {
        return topics.unreadable();
    }
}
