package io.ringback.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Notes when restoring began, and how much each store was given. */
final class FirstRestore implements StateRestoreListener {
    private final Map<String, Long> rows = new ConcurrentHashMap<>();
    private volatile long startedAt;

    /** On the clock of {@link System#nanoTime}. */
    long startedAt() {
        return startedAt;
    }

    /** Fails where a store was given less: what was measured would be something else. */
    void requireAtLeast(String store, long least) {
        long given = rows.getOrDefault(store, 0L);
        if (given < least) {
            throw new BenchFailure(store + " had " + given + " rows to restore instead of " + least);
        }
    }

    @Override
    public synchronized void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        startedAt = startedAt == 0 ? System.nanoTime() : startedAt;
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long restored) {
        // Only the whole counts.
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long restored) {
        rows.merge(store, restored, Long::sum);
    }
}
