package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Instant wall = NOON;
    private long nanos = 17;
    private final SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);

    @Test
    void followsWhatHasPassedAndNotAStepOfTheHost() {
        nanos += Duration.ofSeconds(3).toNanos();
        wall = NOON.plus(Duration.ofMinutes(5)).plusSeconds(3);

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));
        assertThat(clock.stepped()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void tellsAStepBackAsNegative() {
        wall = NOON.minusSeconds(90);

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.stepped()).isEqualTo(Duration.ofSeconds(-90));
    }
}
