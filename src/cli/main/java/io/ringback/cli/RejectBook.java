package io.ringback.cli;

import io.ringback.event.RejectedRecord;
import io.ringback.wire.EventReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rejects that the topic still holds: coordinates and words, never a byte of a record. */
final class RejectBook {
    private final Cluster cluster;
    private final String topic;
    private final EventReader<RejectedRecord> reader = EventReader.of(RejectedRecord.class);

    RejectBook(Cluster cluster) throws InterruptedException {
        this.cluster = cluster;
        this.topic = cluster.topic("rejects");
    }

    /** Oldest first; what several instances, or one again and again, say of a record is there once, as last said. */
    List<RejectedRecord> entries() {
        Map<String, RejectedRecord> entries = new LinkedHashMap<>();
        new TopicContents(cluster).each(topic, record -> {
            RejectedRecord reject = reader.readOrNull(record.value());
            if (reject != null) {
                String which = coordinates(reject) + " " + wrong(reject);
                entries.remove(which);
                entries.put(which, reject);
            }
        });
        return List.copyOf(entries.values());
    }

    /** What is wrong with each record, by its coordinates. */
    Map<String, String> words() {
        Map<String, String> words = new TreeMap<>();
        entries().forEach(reject -> words.put(coordinates(reject), wrong(reject)));
        return words;
    }

    static String coordinates(RejectedRecord reject) {
        return reject.getTopic() + "-" + reject.getPartition() + "-" + reject.getOffset();
    }

    static String wrong(RejectedRecord reject) {
        return reject.getError() + (reject.getField() == null ? "" : " in field " + reject.getField());
    }
}
