package io.ringback.asterisk;

import io.ringback.common.EventProducer;
import io.ringback.event.AgentPresence;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.owed.Owed;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes to Kafka and waits for no broker. What the brokers do not take is tried again for minutes, since Asterisk says
 * a thing once: a client that has not heard of a topic for a while takes nothing for it until a broker answers.
 */
final class Publisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration AT_LONGEST = Duration.ofMinutes(15);
    private static final String CALLS = "call-events";
    private static final String PRESENCES = "agent-presence";

    private final String prefix;
    private final Producer<String, byte[]> producer;
    private final InstantSource clock;
    private final Owed<ProducerRecord<String, byte[]>> owed = new Owed<>();
    private final Serializer<CallEvent> calls =
            EventSerdes.avro(CallEvent.class).serializer();
    private final Serializer<AgentPresence> presences =
            EventSerdes.avro(AgentPresence.class).serializer();

    Publisher(Settings settings, InstantSource clock) {
        this(
                settings.topicPrefix(),
                new KafkaProducer<>(client(settings), new StringSerializer(), new ByteArraySerializer()),
                clock);
    }

    Publisher(String prefix, Producer<String, byte[]> producer, InstantSource clock) {
        this.prefix = prefix;
        this.producer = producer;
        this.clock = clock;
    }

    private static Map<String, Object> client(Settings settings) {
        Map<String, Object> client = EventProducer.settings(settings.kafka(Role.ASTERISK));
        // Asterisk's events, and the dialplan's questions, would wait behind it.
        client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        client.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(AT_LONGEST.toMillis()));
        return client;
    }

    /** @param key the call's id, or the first one's of which this is another side */
    void publish(String key, CallEvent event) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(prefix + CALLS, key, calls.serialize(prefix, event));
        if (event.getType() == CallEventType.KEEPALIVE) {
            // It is said again anyway.
            send(record, failure -> {});
        } else {
            boolean isDial = event.getType() == CallEventType.STARTED && event.getDirection() != Direction.INBOUND;
            send(item(record, isDial));
        }
    }

    void publish(AgentPresence presence) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(prefix + PRESENCES, presence.getAgentId(), presences.serialize(prefix, presence));
        send(item(record, false));
    }

    /** Again and again: keeps the topics known to the client, and tells what the brokers did not take. */
    void tick() {
        List.of(CALLS, PRESENCES).forEach(this::stayKnown);
        lost(owed.dropTooOld(clock.instant()));
        owed.take().forEach(this::send);
    }

    @Override
    public void close() {
        owed.take().forEach(this::send);
        producer.close(Duration.ofSeconds(2));
        lost(owed.size());
    }

    private void stayKnown(String topic) {
        try {
            var unused = producer.partitionsFor(prefix + topic);
        } catch (KafkaException e) {
            LOG.debug("event=topic-unknown topic={} error={}", topic, name(e));
        }
    }

    private Owed.Item<ProducerRecord<String, byte[]>> item(ProducerRecord<String, byte[]> record, boolean isDial) {
        return new Owed.Item<>(new Object(), isDial, record, clock.instant().plus(AT_LONGEST));
    }

    private void send(Owed.Item<ProducerRecord<String, byte[]>> item) {
        send(item.what(), failure -> refused(item, failure));
    }

    private void send(ProducerRecord<String, byte[]> record, Consumer<Exception> refused) {
        try {
            Future<RecordMetadata> unused = producer.send(record, (written, failure) -> {
                if (failure != null) {
                    refused.accept(failure);
                }
            });
        } catch (KafkaException e) {
            refused.accept(e);
        }
    }

    private void refused(Owed.Item<ProducerRecord<String, byte[]>> item, Exception failure) {
        if (item.until().isAfter(clock.instant())) {
            lost(owed.add(item));
        } else {
            LOG.error("event=not-published topic={} error={}", item.what().topic(), name(failure));
        }
    }

    private static void lost(int records) {
        if (records > 0) {
            LOG.error("event=not-published count={}", records);
        }
    }

    private static String name(Exception failure) {
        return failure.getClass().getSimpleName();
    }
}
