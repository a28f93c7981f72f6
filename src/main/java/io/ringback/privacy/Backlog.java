package io.ringback.privacy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
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
        while (of(group, topic, partitions) > 0) {
            if (System.nanoTime() > deadline) {
                throw new ProofFailure(group + " has not handled all of " + topic + " after a minute");
            }
            Thread.sleep(100);
        }
    }

    private long of(String group, String topic, int partitions) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends(topic, partitions).entrySet().stream()
                    .mapToLong(end -> end.getValue() - offset(done.get(end.getKey())))
                    .sum();
        } catch (ExecutionException e) {
            throw new KafkaException("the backlog of " + group + " cannot be read", e.getCause());
        }
    }

    private Map<TopicPartition, Long> ends(String topic, int partitions)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = java.util.stream.IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(i -> new TopicPartition(topic, i), i -> OffsetSpec.latest()));
        return admin.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static long offset(@org.jspecify.annotations.Nullable OffsetAndMetadata done) {
        return done == null ? 0 : done.offset();
    }
}
