package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import io.ringback.intake.decode.CallFacts;
import io.ringback.state.LegRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notes in a leg's row that the leg has ended, or that it lives all the same (R14). The desk decides what follows. */
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
            case ENDED -> ended(row, event.occurredAt(), source);
            case ANSWERED, KEEPALIVE -> heard(row, event.occurredAt(), source);
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

    /** Whether it ended by then, as far as is known. */
    static boolean isUp(LegRow row, Source source) {
        return row.getEndedAppendedAt() == null || !source.follows(row.getEndedOffset());
    }

    private static LegRow ended(LegRow row, long occurredAt, Source source) {
        boolean isReadAgain = row.getEndedOffset() != null && !source.follows(row.getEndedOffset());
        if (isReadAgain || isBefore(occurredAt, row.getStartedAt())) {
            return row;
        }
        return LegRow.newBuilder(row)
                .setEndedOffset(row.getEndedOffset() == null ? Long.valueOf(source.offset()) : row.getEndedOffset())
                .setEndedAt(occurredAt == CallFacts.NO_TIME ? null : Long.valueOf(occurredAt))
                .setEndedAppendedAt(source.appendedAt())
                .build();
    }

    private static LegRow heard(LegRow row, long occurredAt, Source source) {
        Long endedAppendedAt = row.getEndedAppendedAt();
        if (endedAppendedAt == null || !source.follows(row.getEndedOffset())) {
            return row;
        }
        Long endedAt = row.getEndedAt();
        boolean isTimed = endedAt != null && occurredAt != CallFacts.NO_TIME && occurredAt != endedAt;
        boolean isLater =
                isTimed ? occurredAt > endedAt : source.appendedAt() - endedAppendedAt > EarlyEvents.LIFE_MILLIS;
        return isLater
                ? LegRow.newBuilder(row)
                        .setEndedAt(null)
                        .setEndedAppendedAt(null)
                        .build()
                : row;
    }

    private static boolean isBefore(long occurredAt, @Nullable Long time) {
        return time != null && occurredAt != CallFacts.NO_TIME && occurredAt < time;
    }
}
