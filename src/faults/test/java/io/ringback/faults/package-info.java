/**
 * Ringback under faults: a cluster of processes, a workload, a nemesis, the history of what went in and came out, and a
 * checker that knows the contract and nothing of the implementation.
 */
@NullMarked
package io.ringback.faults;

import org.jspecify.annotations.NullMarked;
