package io.ringback.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Guards the cost of a decision by what it allocates. When it fails, something on the way of every emergency call began
 * to copy: find it with {@code mvn -P jmh} and its {@code gc} profiler before raising a limit. The limits are a little above
 * what the code asks for, which is what it takes while a busy machine has not yet compiled it.
 */
class DecisionAllocationTest {
    private static final long A_DECISION = 1_600;
    private static final long FIRST_DIAL = 2_750;

    @Test
    void aDecisionAllocatesLittleOnAverage() {
        CoreCalls calls = new CoreCalls(1_000);

        long bytes = Allocation.bytesOf(calls::decideNext);

        assertThat(bytes).isPositive().isLessThan(A_DECISION);
    }

    @Test
    void theFirstDialWithItsSevenOutputsAllocatesLittleMore() {
        CoreCalls calls = new CoreCalls(1_000);

        long bytes = Allocation.bytesOf(calls::decideFirstDial);

        assertThat(bytes).isPositive().isLessThan(FIRST_DIAL);
    }
}
