package io.ringback.consumer;

import io.ringback.event.Drill;
import io.ringback.wire.EventReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Which tables want a topic's records, and as what. A record that cannot be read is counted and left out. */
final class FedTopics {
    private record FedTopic(String shortName, EventReader<? extends SpecificRecord> reader, List<EventTable> tables) {}

    private final Map<String, FedTopic> byName = new HashMap<>();
    private final AtomicLong unreadable = new AtomicLong();
    private final @Nullable DrillAnswers answers;

    /** @param answers to drills; null for none */
    FedTopics(String prefix, List<EventTable> tables, @Nullable DrillAnswers answers) {
        this.answers = answers;
        for (EventTable table : tables) {
            table.topics()
                    .forEach((topic, type) -> byName.computeIfAbsent(
                                    prefix + topic,
                                    name -> new FedTopic(topic, EventReader.of(type), new ArrayList<>()))
                            .tables
                            .add(table));
        }
        if (answers != null) {
            byName.put(
                    prefix + DrillAnswers.DRILLS,
                    new FedTopic(DrillAnswers.DRILLS, EventReader.of(Drill.class), List.of()));
        }
    }

    Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    long unreadable() {
        return unreadable.get();
    }

    /**
     * Tells the tables.
     *
     * @param news false for what was in the topic when it was found
     */
    void apply(ConsumerRecord<String, byte[]> record, boolean news, Instant now) {
        FedTopic topic = byName.get(record.topic());
        if (topic == null || record.key() == null) {
            return;
        }
        try {
            SpecificRecord event = read(topic, record.value());
            Instant at = earlier(record, now);
            topic.tables.forEach(table -> table.apply(topic.shortName, record.key(), event, at));
            if (news && answers != null && event != null && DrillAnswers.isOfDrill(event)) {
                answers.took(topic.shortName, record.key(), event, fence(topic, record.key()));
            }
        } catch (RuntimeException e) {
            // Whatever is wrong with one record must not take the records after it away from the tables.
            unreadable.incrementAndGet();
        }
    }

    private static Instant earlier(ConsumerRecord<?, ?> record, Instant now) {
        Instant written = Instant.ofEpochMilli(record.timestamp());
        boolean isSaid = record.timestampType() != TimestampType.NO_TIMESTAMP_TYPE;
        return isSaid && written.isBefore(now) ? written : now;
    }

    private static @Nullable Long fence(FedTopic topic, String key) {
        for (EventTable table : topic.tables) {
            @Nullable Long fence = table.fenceOf(topic.shortName, key);
            if (fence != null) {
                return fence;
            }
        }
        return null;
    }

    private static @Nullable SpecificRecord read(FedTopic topic, byte @Nullable [] value) {
        return value == null ? null : topic.reader.read(value);
    }
}
