package io.ringback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run's faults depend on nothing but its seed, and a long run leaves no kind out. */
class FaultTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20260301})
    void aLongRunHasEveryKindAndTheSameOnesAgain(long seed) {
        List<Fault> drawn = Fault.draw(seed, 200);

        assertThat(drawn).hasSize(200).contains(Fault.values()).isEqualTo(Fault.draw(seed, 200));
    }
}
