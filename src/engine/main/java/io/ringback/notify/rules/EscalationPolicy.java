package io.ringback.notify.rules;

import java.time.Duration;

/**
 * What the operator chose.
 *
 * @param escalateAfter how long a step's contacts have before the next step's are told
 * @param retryFor how long a contact that cannot be reached is tried
 * @param remember how long a notice can be acknowledged; then it is forgotten, unless steps or attempts are to come
 */
public record EscalationPolicy(Duration escalateAfter, Duration retryFor, Duration remember) {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;

    /** Doubles from a second to a minute. */
    static Duration pauseAfter(int attempt) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
