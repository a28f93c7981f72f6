package io.ringback.cli;

import io.ringback.event.CallbackNumber;
import io.ringback.event.LeaseState;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.UnreadableRecordException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * What another region had leased when its rows were last copied.
 *
 * @param rows each number's latest row, by number
 * @param newestAt when the latest record of all was written there; the epoch when there is none
 * @param unreadable how many records nobody can read
 */
record LostLeases(Map<String, CallbackNumber> rows, Instant newestAt, int unreadable) {

    /**
     * Reads a copied topic to its end.
     *
     * @throws CommandFailure when it is not there
     */
    static LostLeases read(Cluster cluster, String topic) throws InterruptedException {
        if (!cluster.await(cluster.admin().listTopics().names()).contains(topic)) {
            throw new CommandFailure("no such topic: " + Paint.harmless(topic)
                    + "; --topic names the copy of the region's callback-numbers");
        }
        Reader reader = new Reader(topic);
        new TopicContents(cluster).each(topic, reader::take);
        return new LostLeases(reader.rows, reader.newestAt, reader.unreadable);
    }

    /** Those that still run. */
    List<CallbackNumber> leasedAt(Instant now) {
        return rows.values().stream()
                .filter(row -> row.getState() == LeaseState.ISSUED || row.getState() == LeaseState.EXTENDED)
                .filter(row -> row.getExpiresAt().isAfter(now))
                .toList();
    }

    private static final class Reader {
        private final String topic;
        private final Deserializer<CallbackNumber> deserializer = EventSerdes.deserializer(CallbackNumber.class);
        private final Map<String, CallbackNumber> rows = new TreeMap<>();
        private Instant newestAt = Instant.EPOCH;
        private int unreadable;

        Reader(String topic) {
            this.topic = topic;
        }

        void take(ConsumerRecord<String, byte[]> record) {
            Instant at = Instant.ofEpochMilli(record.timestamp());
            newestAt = at.isAfter(newestAt) ? at : newestAt;
            if (record.key() == null || record.value() == null) {
                rows.remove(record.key() == null ? "" : record.key());
                return;
            }
            try {
                take(record.key(), deserializer.deserialize(topic, record.value()));
            } catch (UnreadableRecordException e) {
                unreadable++;
            }
        }

        /** A copier that starts anew copies again: an older lease is not the latest for coming last. */
        private void take(String number, CallbackNumber row) {
            @Nullable CallbackNumber known = rows.get(number);
            if (known == null || known.getFence() <= row.getFence()) {
                rows.put(number, row);
            }
        }
    }
}
