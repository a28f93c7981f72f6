package io.ringback.faults;

import java.time.Duration;
import java.util.Set;

/**
 * What DESIGN promises, with the settings of the run.
 *
 * @param lease how long a number is leased (R1)
 * @param late how late a deadline may be kept (R7)
 * @param answer how late an input may be answered when nothing is broken
 * @param recovery how long after a fault the deadlines count as disturbed
 * @param emergencyNumbers what an agent dials for help
 * @param testNumbers what an agent dials to hear a number (R13)
 */
record Contract(
        Duration lease,
        Duration late,
        Duration answer,
        Duration recovery,
        Set<String> emergencyNumbers,
        Set<String> testNumbers) {}
