package io.ringback.notify;

import io.ringback.common.Daemons;
import io.ringback.common.EventProducer;
import io.ringback.event.NoticeDelivery;
import io.ringback.event.RejectedRecord;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.steps.EventHeaders;
import io.ringback.steps.SourceCoordinates;
import io.ringback.topics.TopicCatalog;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rows beside the topology: what became of each attempt, and what of the provisioned cannot be used. A row that the
 * brokers do not take is written again until they do: an attempt of whose end nobody hears is neither made again nor over.
 */
final class RowLog<T extends SpecificRecord> implements Consumer<T>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RowLog.class);
    private static final Duration FLUSH_WITHIN = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;
    /** Before the client and not within it: a registry's framing is put on bytes. */
    private final Serializer<T> rows;

    private final EventHeaders headers;
    private final Target<T> target;
    private final Duration again;
    private final ScheduledExecutorService later = Daemons.timer("notify-rows");

    /** Where rows go, under which key, and when each was. */
    record Target<T>(String topic, Function<T, String> key, Function<T, Instant> at) {
        static Target<NoticeDelivery> deliveries(String topic) {
            return new Target<>(topic, NoticeDelivery::getNoticeId, NoticeDelivery::getAt);
        }

        static Target<RejectedRecord> rejects(String topic) {
            return new Target<>(topic, Target::place, RejectedRecord::getAt);
        }

        private static String place(RejectedRecord reject) {
            return new SourceCoordinates(reject.getTopic(), reject.getPartition(), reject.getOffset()).key();
        }
    }

    RowLog(Producer<String, byte[]> producer, Serializer<T> rows, EventHeaders headers, Target<T> target) {
        this(producer, rows, headers, target, AGAIN);
    }

    /** @param again the pause before a row is written again */
    RowLog(
            Producer<String, byte[]> producer,
            Serializer<T> rows,
            EventHeaders headers,
            Target<T> target,
            Duration again) {
        this.producer = producer;
        this.rows = rows;
        this.headers = headers;
        this.target = target;
        this.again = again;
    }

    static RowLog<NoticeDelivery> ofDeliveries(Settings settings) {
        return open(settings, NoticeDelivery.class, Target.deliveries(topic(settings, "notice-deliveries")));
    }

    static RowLog<RejectedRecord> ofRejects(Settings settings) {
        return open(settings, RejectedRecord.class, Target.rejects(topic(settings, "rejects")));
    }

    private static String topic(Settings settings, String name) {
        return TopicCatalog.load(settings).topic(name).name();
    }

    private static <T extends SpecificRecord> RowLog<T> open(Settings settings, Class<T> type, Target<T> target) {
        Map<String, Object> client =
                EventProducer.settings(Map.of("delivery.timeout.ms", Integer.MAX_VALUE, "max.block.ms", 10_000));
        client.putAll(settings.kafka(Role.NOTIFY));
        return new RowLog<>(
                new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer()),
                EventSerdes.output(type, settings.outputFormat()).serializer(),
                EventHeaders.of(settings),
                target);
    }

    @Override
    public void accept(T row) {
        write(row, true);
    }

    private void write(T row, boolean first) {
        try {
            ProducerRecord<String, byte[]> out =
                    new ProducerRecord<>(target.topic, target.key.apply(row), rows.serialize(target.topic, row));
            headers.describe(row, target.at.apply(row), out.headers());
            Future<RecordMetadata> unused = producer.send(out, (written, failure) -> {
                if (failure != null) {
                    writeAgain(row, failure, first);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            writeAgain(row, e, first);
        }
    }

    /** Said once, however long it lasts. */
    private void writeAgain(T row, Exception failure, boolean first) {
        if (later.isShutdown()) {
            return;
        }
        if (first) {
            LOG.error(
                    "event=row-unwritten topic={} key={} error={}",
                    target.topic,
                    target.key.apply(row),
                    failure.getClass().getSimpleName());
        }
        try {
            var unusedTimer = later.schedule(() -> write(row, false), again.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: the next instance makes the attempt again.
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
        producer.close(FLUSH_WITHIN);
    }
}
