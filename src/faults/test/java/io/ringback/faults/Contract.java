package io.ringback.faults;

import java.time.Duration;
import java.util.Set;

/**
 * What DESIGN promises, with the settings of the run.
 *
 * @param lease how long a number is leased (R1); the shortest, when settings change during the run
 * @param longestHold how long after the last word of a call that counts an agent may be shielded: the longest lease and
 *     two graces (R4, R8, R25)
 * @param late how late a deadline may be kept (R7)
 * @param answer how late an input may be answered when nothing is broken
 * @param recovery how long after a fault the deadlines count as disturbed
 * @param emergencyNumbers what an agent dials for help
 * @param testNumbers what an agent dials to hear a number (R13)
 * @param escalateAfter how long a step's contacts have to acknowledge a notice (R29)
 * @param retryFor how long a contact that cannot be reached is tried
 */
public record Contract(
        Duration lease,
        Duration longestHold,
        Duration late,
        Duration answer,
        Duration recovery,
        Set<String> emergencyNumbers,
        Set<String> testNumbers,
        Duration escalateAfter,
        Duration retryFor) {
    /** How far two instances' clocks may differ (R28). */
    static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    /** How far a desk's clock, which goes by what has passed since its start, falls behind its host's in a run. */
    static final Duration CLOCKS_DRIFT = Duration.ofMillis(200);

    /** With the defaults for notices (R29). */
    public Contract(
            Duration lease,
            Duration longestHold,
            Duration late,
            Duration answer,
            Duration recovery,
            Set<String> emergencyNumbers,
            Set<String> testNumbers) {
        this(
                lease,
                longestHold,
                late,
                answer,
                recovery,
                emergencyNumbers,
                testNumbers,
                Duration.ofSeconds(60),
                Duration.ofMinutes(15));
    }
}
