package io.ringback.faults.sim;

import io.ringback.consumer.EventTable;
import io.ringback.consumer.SimulatedFeed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A process with a reference consumer's table: it reads whole topics from their beginning, committed records alone. */
final class TableReader<T extends EventTable> {
    private static final String PREFIX = "ringback.";

    private final Brokers brokers;
    private final Supplier<T> tables;
    private final boolean committedOnly;
    private final Map<TopicPartition, Long> positions = new TreeMap<>(ThreadPlan.BY_NAME);
    private T table;
    private SimulatedFeed feed;
    private Instant readAt = Instant.EPOCH;
    private long stillUntil;

    TableReader(Brokers brokers, boolean committedOnly, Supplier<T> tables) {
        this.brokers = brokers;
        this.committedOnly = committedOnly;
        this.tables = tables;
        this.table = tables.get();
        this.feed = new SimulatedFeed(PREFIX, table);
        restart();
    }

    /** All that it knew is gone, and it begins anew. */
    void restart() {
        table = tables.get();
        feed = new SimulatedFeed(PREFIX, table);
        positions.clear();
        for (String topic : new TreeSet<>(feed.names())) {
            for (int i = 0; i < brokers.logs(topic).size(); i++) {
                positions.put(new TopicPartition(topic, i), 0L);
            }
        }
        poll();
    }

    void standStill(long millis) {
        stillUntil = brokers.now() + millis;
    }

    boolean standsStill() {
        return brokers.now() < stillUntil;
    }

    void poll() {
        if (!standsStill()) {
            positions.replaceAll(this::readOn);
        }
    }

    private long readOn(TopicPartition partition, long position) {
        PartitionLog log = brokers.log(partition);
        if (log.end() == position) {
            return position;
        }
        PartitionLog.Batch batch = log.read(position, Integer.MAX_VALUE, committedOnly);
        batch.records().forEach(record -> apply(partition, record));
        if (feed.unreadable() > 0) {
            throw new IllegalStateException("a consumer cannot read a record of " + partition);
        }
        return batch.next();
    }

    private void apply(TopicPartition partition, LogRecord record) {
        readAt = Instant.ofEpochMilli(brokers.now());
        String key = new String(Objects.requireNonNull(record.key()), StandardCharsets.UTF_8);
        feed.apply(
                new ConsumerRecord<>(partition.topic(), partition.partition(), record.offset(), key, record.value()),
                readAt);
    }

    T table() {
        return table;
    }

    /** When it last took something in. */
    Instant readAt() {
        return readAt;
    }

    /** Restarts, stands still, or goes on as before. */
    static void disturb(List<TableReader<?>> readers, Random random) {
        TableReader<?> one = readers.get(random.nextInt(readers.size()));
        if (random.nextBoolean()) {
            one.restart();
        } else {
            one.standStill(2_000 + random.nextInt(24_000));
        }
    }
}
