package io.ringback.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signal as it reached the desk.
 *
 * @param source topic id and partition that its event came from; null for what a desk handed on, which is exactly once
 * @param offset of that event
 * @param appendedAt when the broker appended that event; its age is measured from here (R14)
 */
public record Delivery(Signal signal, @Nullable Source source, long offset, Instant appendedAt) {
    /** A partition that events come from; a topic made anew has another id. */
    public record Source(String topicId, int partition) {}
}
