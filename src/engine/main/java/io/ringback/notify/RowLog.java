package io.ringback.notify;

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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rows beside the topology: what became of each attempt, and what of the provisioned cannot be used. A delivery that
 * the brokers do not take for days leaves the attempt under way, so that the next instance makes it again.
 */
final class RowLog<T extends SpecificRecord> implements Consumer<T>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RowLog.class);
    private static final Duration FLUSH_WITHIN = Duration.ofSeconds(1);

    private final Producer<String, byte[]> producer;
    /** Before the client and not within it: a registry's framing is put on bytes. */
    private final Serializer<T> rows;

    private final EventHeaders headers;
    private final Target<T> target;

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
        this.producer = producer;
        this.rows = rows;
        this.headers = headers;
        this.target = target;
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
        Map<String, Object> client = new HashMap<>(Map.of(
                "acks", "all", "linger.ms", 0, "delivery.timeout.ms", Integer.MAX_VALUE, "max.block.ms", 60_000));
        client.putAll(settings.kafka(Role.NOTIFY));
        return new RowLog<>(
                new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer()),
                EventSerdes.output(type, settings.outputFormat()).serializer(),
                EventHeaders.of(settings),
                target);
    }

    @Override
    public void accept(T row) {
        String key = target.key.apply(row);
        ProducerRecord<String, byte[]> out = new ProducerRecord<>(target.topic, key, rows.serialize(target.topic, row));
        headers.describe(row, target.at.apply(row), out.headers());
        Future<RecordMetadata> unused = producer.send(out, (written, failure) -> {
            if (failure != null) {
                LOG.error(
                        "event=row-unwritten topic={} key={} error={}",
                        target.topic,
                        key,
                        failure.getClass().getSimpleName());
            }
        });
    }

    @Override
    public void close() {
        producer.close(FLUSH_WITHIN);
    }
}
