package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockReadingTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    @Test
    void isRightWhenTheBrokerAnswersBetween() {
        ClockReading reading = reading(Duration.ofMillis(3));

        assertThat(reading.off()).isZero();
    }

    @Test
    void isAheadByTheDistanceToTheBeginning() {
        ClockReading reading = reading(Duration.ofSeconds(-3));

        assertThat(reading.off()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void isBehindByTheDistanceToTheEnd() {
        ClockReading reading = reading(Duration.ofSeconds(4));

        assertThat(reading.off()).isEqualTo(Duration.ofSeconds(-4).plusMillis(5));
    }

    @Test
    void toleratesTwoSecondsAndNotOneMillisecondMore() {
        assertThat(reading(Duration.ofSeconds(-2)).isOffBy(TOLERANCE)).isFalse();
        assertThat(reading(Duration.ofSeconds(-2).minusMillis(1)).isOffBy(TOLERANCE))
                .isTrue();
    }

    @Test
    void blamesNoClockForASlowBroker() {
        ClockReading slow = new ClockReading(NOON, NOON.plusSeconds(20), NOON.plusSeconds(30));

        assertThat(slow.off()).isZero();
    }

    private static ClockReading reading(Duration brokerAhead) {
        return new ClockReading(NOON, NOON.plus(brokerAhead), NOON.plusMillis(5));
    }
}
