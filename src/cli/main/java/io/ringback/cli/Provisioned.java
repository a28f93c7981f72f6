package io.ringback.cli;

import io.ringback.wire.EventSerdes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a compacted topic that operators keep, such as contacts: reads, writes and removes them. */
final class Provisioned<T extends SpecificRecord> {
    private final Cluster cluster;
    private final String topic;
    private final Class<T> type;

    Provisioned(Cluster cluster, String shortName, Class<T> type) throws InterruptedException {
        this.cluster = cluster;
        this.topic = cluster.topic(shortName);
        this.type = type;
    }

    /** By key; what nobody can read is left out. */
    Map<String, T> all() throws InterruptedException {
        return new TopicContents(cluster).rows(topic, type);
    }

    /** @throws CommandFailure when there is none */
    T require(String key, String what) throws InterruptedException {
        @Nullable T row = all().get(key);
        if (row == null) {
            throw new CommandFailure(
                    "no such " + what + ": " + Paint.harmless(key) + "; 'ringback " + what + " list' shows them");
        }
        return row;
    }

    void put(Map<String, T> rows) throws InterruptedException {
        new Sending(cluster).sendAll(topic, EventSerdes.avro(type), rows);
    }

    @SuppressWarnings("NullAway") // Kafka's null is a tombstone
    void remove(Collection<String> keys) throws InterruptedException {
        Map<String, T> tombstones = new LinkedHashMap<>();
        keys.forEach(key -> tombstones.put(key, null));
        put(tombstones);
    }
}
