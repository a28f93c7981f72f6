package io.ringback.privacy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Tells when an application has handled all that is in a topic: what was not handled proves nothing. */
final class Backlog {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Admin admin;

    Backlog(Admin admin) {
        this.admin = admin;
    }

    /** @throws ProofFailure when it takes longer than a minute */
    void awaitNone(String group, String topic, int partitions) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (of(group, ends(topic, partitions)) > 0) {
            waitALittle(deadline, group, topic);
        }
    }

    /**
     * Waits for the proof's own records, whatever others write behind them.
     *
     * @param ends the offset after the last one in each partition
     * @throws ProofFailure when it takes longer than a minute
     */
    void awaitPast(String group, String topic, Map<TopicPartition, Long> ends) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (of(group, ends) > 0) {
            waitALittle(deadline, group, topic);
        }
    }

    private static void waitALittle(long deadline, String group, String topic) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new ProofFailure(group + " has not handled all of " + topic + " after a minute");
        }
        Thread.sleep(100);
    }

    private long of(String group, Map<TopicPartition, Long> ends) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - offset(done.get(end.getKey()))))
                    .sum();
        } catch (ExecutionException e) {
            throw new KafkaException("the backlog of " + group + " cannot be read", e.getCause());
        }
    }

    private Map<TopicPartition, Long> ends(String topic, int partitions) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(i -> new TopicPartition(topic, i), i -> OffsetSpec.latest()));
        try {
            return admin.listOffsets(asked).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        } catch (ExecutionException e) {
            throw new KafkaException("the end of " + topic + " cannot be read", e.getCause());
        }
    }

    private static long offset(@org.jspecify.annotations.Nullable OffsetAndMetadata done) {
        return done == null ? 0 : done.offset();
    }
}
