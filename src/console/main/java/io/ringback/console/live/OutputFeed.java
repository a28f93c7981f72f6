package io.ringback.console.live;

import io.ringback.consumer.TopicFollower;
import io.ringback.topics.Topic;
import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener of every output record, as the reference consumers' feed does, with the record's cause and whether
 * it had been there before.
 */
public final class OutputFeed implements AutoCloseable {
    /** Eight bytes, big-endian: epoch milliseconds at which the broker got the event that a record answers. */
    public static final String CAUSED_AT = "ringback-caused-at";

    private static final Logger LOG = LoggerFactory.getLogger(OutputFeed.class);

    private record Fed(String shortName, EventReader<SpecificRecord> reader) {}

    private final TopicFollower follower;
    private final ArrivalListener listener;
    private final Map<String, Fed> topics = new HashMap<>();
    private final Clock clock = Clock.systemUTC();

    /** Begins with {@link #start}; {@code kafka} holds the client's settings. */
    public OutputFeed(Map<String, Object> kafka, List<Topic> outputs, ArrivalListener listener) {
        this.listener = listener;
        outputs.forEach(
                topic -> topics.put(topic.name(), new Fed(topic.shortName(), EventReader.named(topic.schema()))));
        this.follower = new TopicFollower("console-feed", kafka, topics.keySet(), dispensable(outputs), this::deliver);
    }

    /** A deployment of before has no list of contacts, or lets this login read none: the page has all else. */
    private static Set<String> dispensable(List<Topic> outputs) {
        return outputs.stream()
                .filter(topic -> topic.shortName().equals("contact-directory"))
                .map(Topic::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Begins to read. */
    public void start() {
        follower.start();
    }

    /** Everything that was there at the start has been read. */
    public boolean isCaughtUp() {
        return follower.isCaughtUp();
    }

    /** Everything that was in these topics at the start has been read, by their names without the prefix. */
    public boolean hasRead(Set<String> shortNames) {
        return follower.hasRead(topics.entrySet().stream()
                .filter(topic -> shortNames.contains(topic.getValue().shortName))
                .map(Map.Entry::getKey)
                .toList());
    }

    /** No broker has answered for some seconds. */
    public boolean isTroubled() {
        return follower.isTroubled();
    }

    @Override
    public void close() {
        follower.close();
    }

    private void deliver(ConsumerRecord<String, byte[]> record, boolean live) {
        @Nullable Fed fed = topics.get(record.topic());
        if (fed == null || record.key() == null) {
            return;
        }
        try {
            @Nullable SpecificRecord event = record.value() == null ? null : fed.reader.read(record.value());
            Instant decidedAt = Instant.ofEpochMilli(record.timestamp());
            listener.arrived(new Arrival(
                    fed.shortName, record.key(), event, causedAt(record), decidedAt, live, clock.instant()));
        } catch (UnreadableRecordException e) {
            // Left out: a later version may have written it.
        } catch (RuntimeException e) {
            // Whatever is wrong with one record must not take the records after it away.
            LOG.warn(
                    "event=arrival-failed topic={} error={}",
                    fed.shortName,
                    e.getClass().getSimpleName());
        }
    }

    private static @Nullable Instant causedAt(ConsumerRecord<String, byte[]> record) {
        @Nullable Header header = record.headers().lastHeader(CAUSED_AT);
        return header == null || header.value() == null || header.value().length != Long.BYTES
                ? null
                : Instant.ofEpochMilli(ByteBuffer.wrap(header.value()).getLong());
    }
}
