package io.ringback.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signal as it reached the desk.
 *
 * @param source topic id and partition that its event came from; null for what a desk handed on, which is exactly once
 * @param offset of that event
 * @param appendedAt when the broker appended that event; its age is measured from here (R14)
 * @param elsewhere the pool that has the number which was called, where that is another: what nobody knows here is for its
 *     desk (R20)
 */
public record Delivery(
        Signal signal,
        @Nullable Source source,
        long offset,
        Instant appendedAt,
        @Nullable PoolName elsewhere) {
    public Delivery(Signal signal, @Nullable Source source, long offset, Instant appendedAt) {
        this(signal, source, offset, appendedAt, null);
    }

    /** A partition that events come from; a topic made anew has another id. */
    public record Source(String topicId, int partition) {}
}
