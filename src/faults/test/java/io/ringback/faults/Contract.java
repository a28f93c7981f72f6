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
 */
public record Contract(
        Duration lease,
        Duration longestHold,
        Duration late,
        Duration answer,
        Duration recovery,
        Set<String> emergencyNumbers,
        Set<String> testNumbers) {}
