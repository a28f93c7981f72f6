package io.ringback.console.play;

import io.ringback.common.Daemons;
import io.ringback.common.EventProducer;
import io.ringback.event.AgentPresence;
import io.ringback.event.CallEvent;
import io.ringback.settings.Settings;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes to Kafka, in order, from a thread of its own: no click waits for a broker. */
public final class KafkaCallPublisher implements PlatformEvents, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaCallPublisher.class);

    private final String prefix;
    private final Producer<String, byte[]> producer;
    private final Serializer<CallEvent> events =
            EventSerdes.avro(CallEvent.class).serializer();
    private final Serializer<AgentPresence> presences =
            EventSerdes.avro(AgentPresence.class).serializer();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(Daemons.named("platform-publisher"));

    public KafkaCallPublisher(Settings settings) {
        this.prefix = settings.topicPrefix();
        Map<String, Object> client = EventProducer.settings(settings.kafka());
        client.put("max.block.ms", 5_000);
        this.producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void publish(CallEvent event) {
        send("call-events", event.getCallId(), events.serialize(prefix, event));
    }

    @Override
    public void publish(AgentPresence presence) {
        send("agent-presence", presence.getAgentId(), presences.serialize(prefix, presence));
    }

    @Override
    public void close() {
        sender.shutdownNow();
        producer.close(Duration.ofSeconds(1));
    }

    private void send(String topic, String key, byte[] value) {
        sender.execute(() -> {
            try {
                producer.send(new ProducerRecord<>(prefix + topic, key, value)).get();
            } catch (ExecutionException | KafkaException e) {
                LOG.warn(
                        "event=not-published topic={} error={}",
                        topic,
                        e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
