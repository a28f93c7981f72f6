package io.ringback.bench;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Notes when restoring began. */
final class FirstRestore implements StateRestoreListener {
    private volatile long startedAt;

    /** On the clock of {@link System#nanoTime}. */
    long startedAt() {
        return startedAt;
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
        // It serves when the last store is there.
    }
}
