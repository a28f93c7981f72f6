package io.ringback.runtime;

import io.ringback.event.RejectedRecord;
import io.ringback.steps.EventHeaders;
import io.ringback.steps.SourceCoordinates;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes down where a record is that Kafka Streams could not use and what is wrong, never a byte of it: in place of
 * Kafka's own dead-letter queue, which copies the record.
 */
final class Rejects {
    /** Settings that Kafka Streams hands through to its handlers. */
    static final String TOPIC = "ringback.rejects.topic";

    static final String FORMAT = "ringback.rejects.format";

    /** The source of {@link EventHeaders}; none when empty or absent. */
    static final String SOURCE = "ringback.rejects.source";

    private static final String POOL = "default";

    private final String topic;
    private final EventHeaders headers;
    private final Clock clock;

    private Rejects(String topic, EventHeaders headers, Clock clock) {
        this.topic = topic;
        this.headers = headers;
        this.clock = clock;
    }

    static Rejects configured(Map<String, ?> settings) {
        Object source = settings.get(SOURCE);
        OutputFormat format = OutputFormat.valueOf(String.valueOf(settings.get(FORMAT)));
        return new Rejects(
                String.valueOf(settings.get(TOPIC)),
                new EventHeaders(source == null ? "" : source.toString(), format),
                Clock.systemUTC());
    }

    String topic() {
        return topic;
    }

    /** No record where there is no source, as in a punctuation. */
    List<ProducerRecord<byte[], byte[]>> of(ErrorHandlerContext where, String error, @Nullable String field) {
        if (where.topic() == null || where.offset() < 0) {
            return List.of();
        }
        SourceCoordinates from = new SourceCoordinates(where.topic(), where.partition(), where.offset());
        RejectedRecord reject = from.reject(POOL, error, field, clock.instant());
        byte[] value = EventSerdes.output(RejectedRecord.class, headers.format())
                .serializer()
                .serialize(topic, reject);
        ProducerRecord<byte[], byte[]> out =
                new ProducerRecord<>(topic, from.key().getBytes(StandardCharsets.UTF_8), value);
        headers.describe(reject, reject.getAt(), out.headers());
        return List.of(out);
    }
}
