package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came beyond a bound of the pool: its first is told at once, and when a minute is over one notice stands for the
 * others (R25).
 *
 * @param toldAt when the last notice was given
 * @param untold how many came since
 * @param last what would have been told of the last of them; null when none came
 */
public record Overload(Instant toldAt, int untold, Output.@Nullable Notice last) {
    /** Nothing came. */
    static final Overload NONE = new Overload(Instant.EPOCH, 0, null);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** What there is too much of. */
    public enum Bound implements Subject {
        /** Callbacks a minute to one number. */
        CALLBACKS,
        /** Emergencies a minute that name no agent. */
        NOBODYS,
        /** Calls of one session. */
        LEGS,
        /** Sessions of the pool, or of the instance. */
        SESSIONS;

        @Override
        public String value() {
            return name();
        }
    }

    static Overload told(Instant now) {
        return new Overload(now, 0, null);
    }

    boolean isTold(Instant now) {
        return !now.isBefore(toldAt) && now.isBefore(toldAt.plus(MINUTE));
    }

    Overload another(Output.Notice notice) {
        return new Overload(toldAt, untold + 1, notice);
    }

    /** When those are due that nobody was told of; null when there are none. */
    @Nullable Instant dueAt() {
        return last == null ? null : toldAt.plus(MINUTE);
    }

    /** Tells of them. */
    Decision due(Bound bound, Instant now) {
        Output.Notice others = Objects.requireNonNull(last, "due, and nothing is untold");
        return new Decision(
                List.of(new Change.CountOverload(bound, told(now))), List.of(others.standingFor(untold)), null);
    }
}
