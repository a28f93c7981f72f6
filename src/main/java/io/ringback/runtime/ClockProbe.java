package io.ringback.runtime;

import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Asks the broker for its time by writing a signal that the desk ignores to a topic with broker append time. */
final class ClockProbe {
    private static final long ANSWER_WITHIN_SECONDS = 6;
    /** Comes back unchanged when the topic does not use append time. */
    private static final long NOT_THE_BROKERS_TIME = 0;

    private final Producer<String, EmergencySignal> producer;
    private final String topic;
    private final List<String> pools;
    private final InstantSource clock;
    private int next;

    ClockProbe(Producer<String, EmergencySignal> producer, String topic, List<String> pools, InstantSource clock) {
        this.producer = producer;
        this.topic = topic;
        this.pools = List.copyOf(pools);
        this.clock = clock;
    }

    /**
     * Blocks for one round trip; asks another pool's partition, and so in time every leader, at each call.
     *
     * @throws NoAppendTimeException when the topic keeps its writers' timestamps
     */
    ClockReading read() throws InterruptedException, ExecutionException, TimeoutException {
        producer.partitionsFor(topic);
        Instant before = clock.instant();
        RecordMetadata written = producer.send(probe(before)).get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        Instant after = clock.instant();
        if (written.timestamp() == NOT_THE_BROKERS_TIME) {
            throw new NoAppendTimeException(topic);
        }
        return new ClockReading(before, Instant.ofEpochMilli(written.timestamp()), after);
    }

    private ProducerRecord<String, EmergencySignal> probe(Instant now) {
        String pool = pools.get(next++ % pools.size());
        EmergencySignal signal = EmergencySignal.newBuilder()
                .setType(SignalType.CLOCK_PROBED)
                .setPool(pool)
                .setSourceTopicId("")
                .setSourceTopic("")
                .setSourcePartition(-1)
                .setSourceOffset(-1)
                .setAppendedAt(now)
                .build();
        return new ProducerRecord<>(topic, null, NOT_THE_BROKERS_TIME, pool, signal);
    }

    /** The topic cannot tell the broker's time: it was made without {@code message.timestamp.type=LogAppendTime}. */
    static final class NoAppendTimeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAppendTimeException(String topic) {
            super("topic " + topic + " must have message.timestamp.type=LogAppendTime");
        }
    }
}
