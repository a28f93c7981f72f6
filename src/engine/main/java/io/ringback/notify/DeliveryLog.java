package io.ringback.notify;

import io.ringback.event.NoticeDelivery;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.steps.EventHeaders;
import io.ringback.topics.TopicCatalog;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
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
 * Writes what became of each attempt. A row that the brokers do not take for days leaves the attempt under way, so that
 * the next instance makes it again.
 */
final class DeliveryLog implements Consumer<NoticeDelivery>, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeliveryLog.class);
    private static final Duration FLUSH_WITHIN = Duration.ofSeconds(1);

    private final Producer<String, byte[]> producer;
    /** Before the client and not within it: a registry's framing is put on bytes. */
    private final Serializer<NoticeDelivery> rows;

    private final EventHeaders headers;
    private final String topic;

    DeliveryLog(
            Producer<String, byte[]> producer, Serializer<NoticeDelivery> rows, EventHeaders headers, String topic) {
        this.producer = producer;
        this.rows = rows;
        this.headers = headers;
        this.topic = topic;
    }

    static DeliveryLog open(Settings settings) {
        Map<String, Object> client = new HashMap<>(Map.of(
                "acks", "all", "linger.ms", 0, "delivery.timeout.ms", Integer.MAX_VALUE, "max.block.ms", 60_000));
        client.putAll(settings.kafka(Role.NOTIFY));
        String topic = TopicCatalog.load(settings).topic("notice-deliveries").name();
        return new DeliveryLog(
                new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer()),
                EventSerdes.output(NoticeDelivery.class, settings.outputFormat())
                        .serializer(),
                EventHeaders.of(settings),
                topic);
    }

    @Override
    public void accept(NoticeDelivery row) {
        ProducerRecord<String, byte[]> out = new ProducerRecord<>(topic, row.getNoticeId(), rows.serialize(topic, row));
        headers.describe(row, row.getAt(), out.headers());
        Future<RecordMetadata> unused = producer.send(out, (written, failure) -> {
            if (failure != null) {
                log.error(
                        "event=delivery-unwritten noticeId={} error={}",
                        row.getNoticeId(),
                        failure.getClass().getSimpleName());
            }
        });
    }

    @Override
    public void close() {
        producer.close(FLUSH_WITHIN);
    }
}
