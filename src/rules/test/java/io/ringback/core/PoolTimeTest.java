package io.ringback.core;

import static io.ringback.core.Signals.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A pool's time never goes back between right clocks, and does from a wrong one (R28). */
final class PoolTimeTest {
    private final PoolState pool = new PoolState(PoolName.DEFAULT, Signals.STANDARD, agent -> null);

    @Test
    void goesOnWithTheClock() {
        pool.advance(START);

        assertThat(pool.advance(START.plusSeconds(1))).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void waitsForAClockThatIsBehindByLessThanTwoRightClocksMayBeApart() {
        pool.wasAt(START);

        assertThat(pool.advance(START.minusSeconds(4))).isEqualTo(START);
    }

    @Test
    void isSetBackWhenItCanOnlyBeFromAWrongClock() {
        pool.wasAt(START.plus(Duration.ofHours(2)));

        assertThat(pool.advance(START)).isEqualTo(START);
    }

    @Test
    void isTheLatestOfWhatWasStored() {
        Instant later = START.plusSeconds(2);
        pool.wasAt(later);
        pool.wasAt(START.minus(Duration.ofHours(1)));

        assertThat(pool.advance(START)).isEqualTo(later);
    }
}
