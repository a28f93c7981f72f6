package io.ringback.runtime;

import io.ringback.common.Daemons;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes call events once intake has handled them, where the operator has said that nobody else reads them
 * ({@code call-events.purge}). What is not committed is never deleted, so that a crash loses nothing.
 */
final class Purge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Admin admin;
    private final String group;
    private final String topic;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<TopicPartition, Long> deleted = new HashMap<>();

    private Purge(Admin admin, String group, String topic) {
        this.admin = admin;
        this.group = group;
        this.topic = topic;
    }

    /**
     * @param group whose committed offsets tell what has been handled
     */
    static Purge start(Admin admin, String group, String topic) {
        Purge purge = new Purge(admin, group, topic);
        Daemons.start("purge-call-events", purge::run);
        return purge;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        try {
            while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                purge();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failure is tried again: until then retention is what bounds the topic. */
    private void purge() throws InterruptedException {
        try {
            Map<TopicPartition, Long> handled = handled();
            handled.entrySet().removeAll(deleted.entrySet());
            if (!handled.isEmpty()) {
                Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
                handled.forEach((partition, offset) -> before.put(partition, RecordsToDelete.beforeOffset(offset)));
                admin.deleteRecords(before).all().get();
                deleted.putAll(handled);
            }
        } catch (ExecutionException | KafkaException e) {
            LOG.warn("event=purge-failed topic={} reason=\"{}\"", topic, SafeMessage.of(e));
        }
    }

    private Map<TopicPartition, Long> handled() throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> handled = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> {
                    if (offset != null && partition.topic().equals(topic)) {
                        handled.put(partition, offset.offset());
                    }
                });
        return handled;
    }
}
