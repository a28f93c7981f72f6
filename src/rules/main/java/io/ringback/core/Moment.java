package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something was said of a call (R14).
 *
 * @param occurredAt by the gateway's clock, which orders the events of one call id and of its other sides, and nothing else; null when unknown
 * @param appendedAt when the broker appended it
 */
record Moment(@Nullable Instant occurredAt, Instant appendedAt) {
    /** Within this time of arrival two events of a call may have overtaken each other. */
    static final Duration OVERTAKES = Duration.ofSeconds(10);
}
