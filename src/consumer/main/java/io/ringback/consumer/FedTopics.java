package io.ringback.consumer;

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
import org.jspecify.annotations.Nullable;

/** Which tables want a topic's records, and as what. A record that cannot be read is counted and left out. */
final class FedTopics {
    private record FedTopic(String shortName, EventReader<? extends SpecificRecord> reader, List<EventTable> tables) {}

    private final Map<String, FedTopic> byName = new HashMap<>();
    private final AtomicLong unreadable = new AtomicLong();

    FedTopics(String prefix, List<EventTable> tables) {
        for (EventTable table : tables) {
            table.topics()
                    .forEach((topic, type) -> byName.computeIfAbsent(
                                    prefix + topic,
                                    name -> new FedTopic(topic, EventReader.of(type), new ArrayList<>()))
                            .tables
                            .add(table));
        }
    }

    Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    long unreadable() {
        return unreadable.get();
    }

    void apply(ConsumerRecord<String, byte[]> record, Instant now) {
        FedTopic topic = byName.get(record.topic());
        if (topic == null || record.key() == null) {
            return;
        }
        try {
            SpecificRecord event = read(topic, record.value());
            topic.tables.forEach(table -> table.apply(topic.shortName, record.key(), event, now));
        } catch (RuntimeException e) {
            // Whatever is wrong with one record must not take the records after it away from the tables.
            unreadable.incrementAndGet();
        }
    }

    private static @Nullable SpecificRecord read(FedTopic topic, byte @Nullable [] value) {
        return value == null ? null : topic.reader.read(value);
    }
}
