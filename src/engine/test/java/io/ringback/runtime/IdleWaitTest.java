package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdleWaitTest {
    private static final Duration ASKED = Duration.ofMillis(5);

    private long now = Long.MAX_VALUE - 1;
    private final IdleWait wait = new IdleWait(() -> now);

    @Test
    void whoHasJustReadWaitsAsLongAsKafkaStreamsAsks() {
        wait.stayBusy();
        pass(Duration.ofMillis(499));

        assertThat(wait.of(ASKED, false)).isEqualTo(ASKED);
    }

    @Test
    void whoHasReadNothingForAWhileWaitsLonger() {
        pass(Duration.ofMillis(500));

        assertThat(wait.of(ASKED, false)).isEqualTo(IdleWait.LONGEST);
    }

    @Test
    void whoeverStartsOrRestoresLooksOften() {
        assertThat(wait.of(ASKED, false)).isEqualTo(ASKED);
        pass(Duration.ofSeconds(10));

        assertThat(wait.of(ASKED, true)).isEqualTo(ASKED);
        assertThat(wait.of(ASKED, false)).as("just restored").isEqualTo(ASKED);
    }

    @Test
    void aPollThatMustNotWaitDoesNot() {
        pass(Duration.ofSeconds(10));

        assertThat(wait.of(Duration.ZERO, false)).isZero();
    }

    @Test
    void aLongerWaitThatWasAskedForIsKept() {
        pass(Duration.ofSeconds(10));

        assertThat(wait.of(Duration.ofMillis(200), false)).isEqualTo(Duration.ofMillis(200));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
