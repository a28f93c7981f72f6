package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import io.ringback.intake.decode.CallFacts;
import io.ringback.state.LegRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What intake notes of a leg's life: that it ended, and that it lives all the same (R14). The desk decides the rest. */
final class Life {
    private Life() {}

    /** The row of a leg that begins, over already where its end overtook its start. */
    static LegRow begun(LegRow row, EmergencySignal start, Source source) {
        if (!start.getEndedEarly()) {
            return row;
        }
        Instant endedAt = start.getEndedEarlyAt();
        return LegRow.newBuilder(row)
                .setEndedOffset(source.offset())
                .setEndedAt(endedAt == null ? null : Long.valueOf(endedAt.toEpochMilli()))
                .setEndedAppendedAt(source.appendedAt())
                .build();
    }

    /** The row after an event of its leg. */
    static LegRow after(LegRow row, CallFacts event, Source source) {
        return switch (event.type()) {
            case ENDED -> ended(row, event, source);
            case ANSWERED, KEEPALIVE -> heard(row, event, source);
            case SESSION_CLOSED, STARTED, UNKNOWN -> row;
        };
    }

    /** Whether the leg ended so long before this event that their order is beyond doubt. */
    static boolean isOver(LegRow row, Source source) {
        Long endedAppendedAt = row.getEndedAppendedAt();
        return endedAppendedAt != null
                && source.follows(row.getEndedOffset())
                && source.appendedAt() - endedAppendedAt > EarlyEvents.LIFE_MILLIS;
    }

    private static LegRow ended(LegRow row, CallFacts event, Source source) {
        boolean isReadAgain = row.getEndedOffset() != null && !source.follows(row.getEndedOffset());
        if (isReadAgain || isBefore(event, row.getStartedAt())) {
            return row;
        }
        return LegRow.newBuilder(row)
                .setEndedOffset(row.getEndedOffset() == null ? Long.valueOf(source.offset()) : row.getEndedOffset())
                .setEndedAt(event.occurredAt() == CallFacts.NO_TIME ? null : Long.valueOf(event.occurredAt()))
                .setEndedAppendedAt(source.appendedAt())
                .build();
    }

    private static LegRow heard(LegRow row, CallFacts event, Source source) {
        Long endedAppendedAt = row.getEndedAppendedAt();
        if (endedAppendedAt == null || !source.follows(row.getEndedOffset())) {
            return row;
        }
        boolean isLater = source.appendedAt() - endedAppendedAt > EarlyEvents.LIFE_MILLIS
                || (row.getEndedAt() != null && event.occurredAt() > row.getEndedAt());
        return isLater
                ? LegRow.newBuilder(row)
                        .setEndedAt(null)
                        .setEndedAppendedAt(null)
                        .build()
                : row;
    }

    private static boolean isBefore(CallFacts event, @Nullable Long time) {
        return time != null && event.occurredAt() != CallFacts.NO_TIME && event.occurredAt() < time;
    }
}
