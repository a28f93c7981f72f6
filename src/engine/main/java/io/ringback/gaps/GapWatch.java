package io.ringback.gaps;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells when retention has deleted records that were not read (R14): offsets jumped, and the log now starts after the
 * last record that was read. A jump alone is no loss, since a transaction's markers take offsets, too. Nor is it a loss
 * when the log starts where the group has committed. Where nothing is committed, everything before the start counts as
 * unread: a group whose offsets were forgotten cannot be told from a new one, and only the forgotten one has lost
 * anything.
 */
public final class GapWatch {
    public static final long NOTHING = -1;

    /** The first offset of any log. */
    private static final long FIRST = 0;

    private static final long ASK_AGAIN_AFTER_MILLIS = 1_000;

    private final SourceLog log;
    private final String group;
    private final TopicPartition partition;
    private final LongSupplier clock;
    private final Supplier<OptionalLong> committedBefore;
    private boolean hasBegun;
    private long next;
    private OptionalLong start = OptionalLong.empty();
    private long askedAt = Long.MIN_VALUE;

    private GapWatch(SourceLog log, String group, TopicPartition partition, LongSupplier clock) {
        this.log = log;
        this.group = group;
        this.partition = partition;
        this.clock = clock;
        this.committedBefore = log.committed(group, partition);
    }

    /** What the group has committed by now counts as read. */
    public static GapWatch after(SourceLog log, String group, TopicPartition partition, LongSupplier clock) {
        return new GapWatch(log, group, partition, clock);
    }

    /** The last offset that was lost before this one, or {@link #NOTHING}. */
    public long lostBefore(long offset) {
        if (!hasBegun) {
            hasBegun = true;
            next = committedBefore.get().orElse(FIRST);
        }
        long expected = next;
        passed(offset);
        if (offset <= expected) {
            return NOTHING;
        }
        long first = start().orElse(FIRST);
        return first > expected && first > read(expected) ? Math.min(first, offset) - 1 : NOTHING;
    }

    /** The record at this offset was read, and nothing can have been lost before it. */
    public void passed(long offset) {
        next = Math.max(next, offset + 1);
    }

    private long read(long expected) {
        return log.committed(group, partition).get().orElse(expected);
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
