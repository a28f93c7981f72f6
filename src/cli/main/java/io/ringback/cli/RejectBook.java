package io.ringback.cli;

import io.ringback.event.RejectedRecord;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;

/** The rejects that the topic still holds: coordinates and words, never a byte of a record. */
final class RejectBook {
    private final Cluster cluster;
    private final String topic;

    RejectBook(Cluster cluster, Settings settings) throws InterruptedException {
        this.cluster = cluster;
        this.topic = TopicCatalog.load(settings).topic("rejects").name();
        cluster.requireTopics(List.of(topic));
    }

    /** Oldest first. */
    List<RejectedRecord> entries() {
        List<RejectedRecord> entries = new ArrayList<>();
        new TopicContents(cluster).each(topic, record -> {
            try {
                if (record.value() != null) {
                    entries.add(EventSerdes.deserializer(RejectedRecord.class).deserialize(topic, record.value()));
                }
            } catch (UnreadableRecordException e) {
                // Of another version: this one cannot show it.
            }
        });
        return entries;
    }

    static String coordinates(RejectedRecord reject) {
        return reject.getTopic() + "-" + reject.getPartition() + "-" + reject.getOffset();
    }

    static String wrong(RejectedRecord reject) {
        return reject.getError() + (reject.getField() == null ? "" : " in field " + reject.getField());
    }
}
