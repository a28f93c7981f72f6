package io.ringback.asterisk;

import io.ringback.event.AgentPresence;
import io.ringback.event.CallEvent;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
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

/** Publishes to Kafka in order and waits for no broker; what the brokers do not take within minutes is logged. */
final class Publisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration AT_LONGEST = Duration.ofMinutes(15);

    private final String prefix;
    private final Producer<String, byte[]> producer;
    private final Serializer<CallEvent> calls =
            EventSerdes.avro(CallEvent.class).serializer();
    private final Serializer<AgentPresence> presences =
            EventSerdes.avro(AgentPresence.class).serializer();

    Publisher(Settings settings) {
        this(
                settings.topicPrefix(),
                new KafkaProducer<>(client(settings), new StringSerializer(), new ByteArraySerializer()));
    }

    Publisher(String prefix, Producer<String, byte[]> producer) {
        this.prefix = prefix;
        this.producer = producer;
    }

    private static Map<String, Object> client(Settings settings) {
        Map<String, Object> client = new HashMap<>(settings.kafka(Role.ASTERISK));
        client.put(ProducerConfig.ACKS_CONFIG, "all");
        client.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        client.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(AT_LONGEST.toMillis()));
        return client;
    }

    /** @param key the call's id, or the first one's of which this is another side */
    void publish(String key, CallEvent event) {
        send("call-events", key, calls.serialize(prefix, event));
    }

    void publish(AgentPresence presence) {
        send("agent-presence", presence.getAgentId(), presences.serialize(prefix, presence));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }

    private void send(String topic, String key, byte[] value) {
        try {
            Future<RecordMetadata> unused =
                    producer.send(new ProducerRecord<>(prefix + topic, key, value), (written, failure) -> {
                        if (failure != null) {
                            say(topic, failure);
                        }
                    });
        } catch (KafkaException e) {
            say(topic, e);
        }
    }

    private static void say(String topic, Exception failure) {
        LOG.error(
                "event=not-published topic={} error={}",
                topic,
                failure.getClass().getSimpleName());
    }
}
