package io.ringback.core;

import static io.ringback.core.Signals.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A pool's time never goes back between right clocks, and does from a wrong one (R28). */
final class PoolTimeTest {
    private final PoolTime time = new PoolTime();

    @Test
    void goesOnWithTheClock() {
        time.advance(START);

        assertThat(time.advance(START.plusSeconds(1))).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void waitsForAClockThatIsBehindByLessThanTwoRightClocksMayBeApart() {
        time.wasAt(START);

        assertThat(time.advance(START.minusSeconds(4))).isEqualTo(START);
    }

    @Test
    void isSetBackWhenItCanOnlyBeFromAWrongClock() {
        time.wasAt(START.plus(Duration.ofHours(2)));

        assertThat(time.advance(START)).isEqualTo(START);
    }

    @Test
    void isTheLatestOfWhatWasStored() {
        Instant later = START.plusSeconds(2);
        time.wasAt(later);
        time.wasAt(START.minus(Duration.ofHours(1)));

        assertThat(time.advance(START)).isEqualTo(later);
    }
}
