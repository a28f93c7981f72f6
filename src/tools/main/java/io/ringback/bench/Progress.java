package io.ringback.bench;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** How far a consumer group has committed a topic: what is counted as done, for Ringback and reference alike. */
final class Progress {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final long LOOK_EVERY_MILLIS = 10;

    private final Admin admin;
    private final String group;
    private final String topic;

    Progress(Admin admin, String group, String topic) {
        this.admin = admin;
        this.group = group;
        this.topic = topic;
    }

    long committed() throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                    .map(entry -> entry.getValue())
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("offsets could not be read", e.getCause());
        }
    }

    /** Waits until so many records of the topic are done. */
    void awaitCommitted(long records) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (committed() < records) {
            if (System.nanoTime() > deadline) {
                throw new BenchFailure(group + " did not get through " + topic + " in time");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** Records a second from the first fifth to the end: what it takes to get going is not counted. */
    double rate(long from, long records) throws InterruptedException {
        awaitCommitted(from + records / 5);
        long done = committed() - from;
        if (done >= records) {
            throw new BenchFailure(group + " was through " + topic + " before it could be timed: too few records");
        }
        long begin = System.nanoTime();
        awaitCommitted(from + records);
        return (records - done) * 1e9 / (System.nanoTime() - begin);
    }
}
