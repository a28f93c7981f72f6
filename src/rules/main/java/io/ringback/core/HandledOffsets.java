package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far each source was handled, so that a replay has no effect (R14). */
final class HandledOffsets {
    private record Handled(long offset, Instant at) {}

    private final Map<Delivery.Source, Handled> latest = new HashMap<>();

    void note(Delivery.Source source, long offset, Instant at) {
        latest.put(source, new Handled(offset, at));
    }

    /**
     * Whether the record was handled before. One that was appended later than when its offset was handled is none: a log
     * that lost its end gives offsets out twice.
     *
     * @param apart so much later at least, since two clocks differ
     */
    boolean isReplay(Delivery delivery, Duration apart) {
        @Nullable Handled last = delivery.source() == null ? null : latest.get(delivery.source());
        return last != null
                && delivery.offset() <= last.offset()
                && !delivery.appendedAt().isAfter(last.at().plus(apart));
    }
}
