package io.ringback.gateway;

import io.ringback.gateway.Receiver.EventOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Records of a topic that were read together, and what becomes of them.
 *
 * @param first the offset of the first one of each partition
 * @param next where each partition goes on
 * @param until from when they count as refused, by {@link System#nanoTime}
 */
record Batch(
        Map<TopicPartition, Long> first,
        Map<TopicPartition, OffsetAndMetadata> next,
        List<CompletableFuture<EventOutcome>> outcomes,
        CompletableFuture<Void> all,
        long until) {

    static Batch of(ConsumerRecords<?, ?> records, List<CompletableFuture<EventOutcome>> outcomes, long until) {
        Map<TopicPartition, Long> first = new HashMap<>();
        records.partitions()
                .forEach(partition ->
                        first.put(partition, records.records(partition).get(0).offset()));
        CompletableFuture<Void> all = CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new));
        return new Batch(first, records.nextOffsets(), outcomes, all, until);
    }

    /** The brokers have all that came of it. */
    boolean isTaken() {
        return all.isDone()
                && !all.isCompletedExceptionally()
                && outcomes.stream().noneMatch(outcome -> outcome.join() == EventOutcome.NOT_PUBLISHED);
    }

    /** It may yet be taken. */
    boolean isOpen() {
        return !all.isDone() && System.nanoTime() - until < 0;
    }

    /** Until it is clear what becomes of it. */
    void await() {
        try {
            all.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Whoever asks next is told that it was refused.
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
