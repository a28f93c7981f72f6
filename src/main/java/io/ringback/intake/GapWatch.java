package io.ringback.intake;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells when retention has torn a gap into a source (R14): offsets jumped, and the log now starts after what was read
 * last. A jump alone is no loss, since a transaction's markers take offsets, too.
 */
final class GapWatch {
    static final long NOTHING = -1;

    private static final long ASK_AGAIN_AFTER_MILLIS = 1_000;

    private final SourceLog log;
    private final TopicPartition partition;
    private final LongSupplier clock;
    private long next;
    private OptionalLong start = OptionalLong.empty();
    private long askedAt = Long.MIN_VALUE;

    private GapWatch(SourceLog log, TopicPartition partition, LongSupplier clock, long next) {
        this.log = log;
        this.partition = partition;
        this.clock = clock;
        this.next = next;
    }

    /** What the group has committed counts as read. */
    static GapWatch after(SourceLog log, String group, TopicPartition partition, LongSupplier clock) {
        return new GapWatch(
                log, partition, clock, log.committed(group, partition).orElse(NOTHING));
    }

    /** The last offset that was lost before this one, or {@link #NOTHING}. */
    long lostBefore(long offset) {
        long expected = next;
        next = Math.max(next, offset + 1);
        if (expected == NOTHING || offset <= expected) {
            return NOTHING;
        }
        long first = start().orElse(0);
        return first > expected ? Math.min(first, offset) - 1 : NOTHING;
    }

    private OptionalLong start() {
        long now = clock.getAsLong();
        if (askedAt == Long.MIN_VALUE || now - askedAt >= ASK_AGAIN_AFTER_MILLIS) {
            askedAt = now;
            start = log.start(partition);
        }
        return start;
    }
}
