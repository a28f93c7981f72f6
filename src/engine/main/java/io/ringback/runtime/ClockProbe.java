package io.ringback.runtime;

import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.utils.Utils;

/** Asks the broker for its time by writing a record about nothing to a topic with broker append time. */
final class ClockProbe<V> {
    private static final long ANSWER_WITHIN_SECONDS = 6;
    /** Comes back unchanged when the topic does not use append time. */
    private static final long NOT_THE_BROKERS_TIME = 0;

    private static final int NOBODY = -1;

    /** A record that its reader ignores. */
    interface Nothing<V> {
        V at(String key, Instant now);
    }

    private final Producer<String, V> producer;
    private final String topic;
    private final List<String> pools;
    private final Nothing<V> nothing;
    private final InstantSource clock;
    private int next;

    /** @param pools the records' keys: each means a partition */
    ClockProbe(
            Producer<String, V> producer, String topic, List<String> pools, Nothing<V> nothing, InstantSource clock) {
        this.producer = producer;
        this.topic = topic;
        this.pools = List.copyOf(pools);
        this.nothing = nothing;
        this.clock = clock;
    }

    /**
     * Blocks for one round trip; asks each broker that leads a partition of a pool, by another pool at each call.
     *
     * @return what those said that answered, at least one
     * @throws NoAppendTimeException when the topic keeps its writers' timestamps
     */
    List<ClockReading> read() throws InterruptedException, ExecutionException, TimeoutException {
        List<CompletableFuture<ClockReading>> asked =
                oneOfEachLeader().stream().map(this::ask).toList();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_WITHIN_SECONDS);
        List<ClockReading> read = new ArrayList<>();
        ExecutionException refused = null;
        for (CompletableFuture<ClockReading> answer : asked) {
            try {
                read.add(answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (ExecutionException e) {
                refused = e;
            } catch (TimeoutException e) {
                // The others have answered, or the next reading asks again.
            }
        }
        if (!read.isEmpty()) {
            return read;
        }
        if (refused == null) {
            throw new TimeoutException("no broker told its time");
        }
        if (refused.getCause() instanceof NoAppendTimeException wrong) {
            throw wrong;
        }
        throw refused;
    }

    /** Pools whose partitions have different leaders. */
    private Collection<String> oneOfEachLeader() {
        List<PartitionInfo> partitions = producer.partitionsFor(topic);
        Map<Integer, String> byLeader = new TreeMap<>();
        int first = next++;
        for (int i = 0; i < pools.size(); i++) {
            String pool = pools.get((first + i) % pools.size());
            byLeader.putIfAbsent(leader(pool, partitions), pool);
        }
        return byLeader.values();
    }

    private static int leader(String pool, List<PartitionInfo> partitions) {
        if (partitions.isEmpty()) {
            return NOBODY;
        }
        int hash = Utils.toPositive(Utils.murmur2(pool.getBytes(StandardCharsets.UTF_8)));
        int partition = hash % partitions.size();
        return partitions.stream()
                .filter(info -> info.partition() == partition && info.leader() != null)
                .map(info -> info.leader().id())
                .findFirst()
                .orElse(NOBODY);
    }

    private CompletableFuture<ClockReading> ask(String pool) {
        CompletableFuture<ClockReading> answer = new CompletableFuture<>();
        Instant before = clock.instant();
        Future<RecordMetadata> unused = producer.send(probe(pool, before), (written, failure) -> {
            Instant after = clock.instant();
            if (failure != null) {
                answer.completeExceptionally(failure);
            } else if (written.timestamp() == NOT_THE_BROKERS_TIME) {
                answer.completeExceptionally(new NoAppendTimeException(topic));
            } else {
                answer.complete(new ClockReading(before, Instant.ofEpochMilli(written.timestamp()), after));
            }
        });
        return answer;
    }

    private ProducerRecord<String, V> probe(String pool, Instant now) {
        return new ProducerRecord<>(topic, null, NOT_THE_BROKERS_TIME, pool, nothing.at(pool, now));
    }

    /** A signal that the desk ignores. */
    static EmergencySignal signal(String pool, Instant now) {
        return EmergencySignal.newBuilder()
                .setType(SignalType.CLOCK_PROBED)
                .setPool(pool)
                .setSourceTopicId("")
                .setSourceTopic("")
                .setSourcePartition(-1)
                .setSourceOffset(-1)
                .setAppendedAt(now)
                .build();
    }

    /** The topic cannot tell the broker's time: it was made without {@code message.timestamp.type=LogAppendTime}. */
    static final class NoAppendTimeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAppendTimeException(String topic) {
            super("topic " + topic + " must have message.timestamp.type=LogAppendTime");
        }
    }
}
