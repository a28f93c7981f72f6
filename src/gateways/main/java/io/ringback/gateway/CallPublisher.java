package io.ringback.gateway;

import io.ringback.common.EventProducer;
import io.ringback.event.CallEvent;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.wire.EventSerdes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes call events, and says of each whether the brokers have it: soon, since whoever sent it waits. Never blocks whoever
 * publishes, since a server's threads are few.
 */
final class CallPublisher implements AutoCloseable {
    /** Amazon EventBridge waits 5 s for an answer. */
    private static final Duration SOON = Duration.ofMillis(3_500);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final String topic;
    private final Producer<String, byte[]> producer;
    private final Serializer<CallEvent> serializer =
            EventSerdes.avro(CallEvent.class).serializer();
    private volatile boolean known;

    CallPublisher(Settings settings) {
        this(
                settings.topicPrefix() + "call-events",
                new KafkaProducer<>(client(settings), new StringSerializer(), new ByteArraySerializer()));
    }

    CallPublisher(String topic, Producer<String, byte[]> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    private static Map<String, Object> client(Settings settings) {
        Map<String, Object> client = EventProducer.settings(settings.kafka(Role.GATEWAY));
        client.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        client.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        client.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(SOON.toMillis()));
        return client;
    }

    /**
     * Asks for what the client has to learn of the brokers, and keeps it known: an event that comes while it is not is
     * refused. Does not block.
     *
     * @return whether it is known
     */
    boolean stayWarm() {
        try {
            known = !producer.partitionsFor(topic).isEmpty();
        } catch (KafkaException e) {
            // Whoever posts meanwhile is told to come again.
            known = false;
        }
        return known;
    }

    /** Whether that was known when it was last asked for. */
    boolean isReady() {
        return known;
    }

    /** Waits until that is known, but no longer than this. */
    void warmUp(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            while (!stayWarm() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Done when every in-sync replica has it; failed, with an exception of Kafka's, when they do not soon. */
    CompletableFuture<Void> publish(String key, CallEvent event) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        try {
            var unused = producer.send(
                    new ProducerRecord<>(topic, key, serializer.serialize(topic, event)), (metadata, failure) -> {
                        if (failure == null) {
                            written.complete(null);
                        } else {
                            written.completeExceptionally(failure);
                        }
                    });
        } catch (KafkaException e) {
            written.completeExceptionally(e);
        }
        return written;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(4));
    }
}
