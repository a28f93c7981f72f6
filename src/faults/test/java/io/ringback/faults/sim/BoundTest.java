package io.ringback.faults.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundTest {
    /** The usual tables' values. */
    @ParameterizedTest
    @CsvSource({"0, 2.996", "1, 4.744", "2, 6.296", "10, 16.96"})
    void isThatOfAPoissonCount(long violations, double expected) {
        assertThat(Bound.ofRate(violations, 1_000)).isCloseTo(expected / 1_000, Percentage.withPercentage(0.1));
    }
}
