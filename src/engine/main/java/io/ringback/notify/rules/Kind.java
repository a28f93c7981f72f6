package io.ringback.notify.rules;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a notice is about. A notice about somebody's call waits for a person; the others are told once. */
public enum Kind {
    EMERGENCY_CALL_PLACED(true),
    CALLBACK_UNANSWERED(true),
    LATE_CALLBACK(true),
    LATE_EVENT(true),
    REJECTED(true),
    POOL_LOW(false),
    POOL_EXHAUSTED(false),
    SESSION_TIMED_OUT(false),
    LEG_PRESUMED_OVER(false),
    HELD_LONG(false),
    OVERLOAD(false),
    EVENTS_LOST(false),
    RELEASED_BY_HAND(false),
    NUMBERS_FENCED(false),
    /** Told once, so that nobody's silence is told of for ever. */
    NOT_ACKNOWLEDGED(false),
    /** A kind of a later version. */
    UNKNOWN(false);

    private static final Map<String, Kind> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Kind::name, Function.identity()));

    private final boolean escalated;

    Kind(boolean escalated) {
        this.escalated = escalated;
    }

    /** The kind of this name; {@link #UNKNOWN} for a later version's. */
    public static Kind named(String name) {
        return BY_NAME.getOrDefault(name, UNKNOWN);
    }

    /** Whether the next contacts are told when nobody acknowledges. */
    public boolean isEscalated() {
        return escalated;
    }

    /** Whether anybody outside can cause one, by calls and as often as they like. */
    public boolean isFromOutside(boolean ofAnAgent) {
        return switch (this) {
            case LATE_CALLBACK, CALLBACK_UNANSWERED, REJECTED -> true;
            case EMERGENCY_CALL_PLACED, LATE_EVENT, NOT_ACKNOWLEDGED -> !ofAnAgent;
            case POOL_LOW, POOL_EXHAUSTED, SESSION_TIMED_OUT, LEG_PRESUMED_OVER, HELD_LONG -> false;
            case OVERLOAD, EVENTS_LOST, RELEASED_BY_HAND, NUMBERS_FENCED, UNKNOWN -> false;
        };
    }
}
