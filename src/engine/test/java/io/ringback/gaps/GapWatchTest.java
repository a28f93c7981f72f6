package io.ringback.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** R14: a gap that retention tore, told from one that a transaction's markers leave. */
final class GapWatchTest {
    private final FakeSourceLog log = new FakeSourceLog();
    private long now;

    private GapWatch watch() {
        return GapWatch.after(log, "intake", new TopicPartition("call-events", 0), () -> now);
    }

    /** Its place may have been forgotten, and what it had not read be gone since. */
    @Test
    void tellsOfWhatIsGoneWhereNothingWasEverCommitted() {
        log.start = OptionalLong.of(500);

        assertThat(watch().lostBefore(500)).isEqualTo(499);
    }

    @Test
    void knowsOfNoLossInALogThatIsReadFromItsBeginning() {
        assertThat(watch().lostBefore(0)).isEqualTo(GapWatch.NOTHING);
        assertThat(log.startsAsked).isZero();
    }

    @Test
    void passesOverAStartThatTheGroupHasCommittedMeanwhile() {
        GapWatch watch = watch();
        watch.lostBefore(0);
        log.start = OptionalLong.of(500);
        log.committed = OptionalLong.of(500);

        assertThat(watch.lostBefore(500)).isEqualTo(GapWatch.NOTHING);
    }

    @Test
    void tellsTheLastOffsetThatWasLostWhileNobodyRead() {
        log.committed = OptionalLong.of(100);
        log.start = OptionalLong.of(500);

        GapWatch watch = watch();
        assertThat(watch.lostBefore(500)).isEqualTo(499);
        assertThat(watch.lostBefore(501)).isEqualTo(GapWatch.NOTHING);
    }

    @Test
    void tellsALossInTheMiddle() {
        log.committed = OptionalLong.of(7);
        GapWatch watch = watch();
        watch.lostBefore(7);
        log.start = OptionalLong.of(20);

        assertThat(watch.lostBefore(25)).isEqualTo(19);
    }

    @Test
    void passesOverAJumpInALogThatIsWhole() {
        log.committed = OptionalLong.of(100);
        log.start = OptionalLong.of(100);

        assertThat(watch().lostBefore(102)).isEqualTo(GapWatch.NOTHING);
    }

    @Test
    void passesOverAMarkerThatTheGroupHasCommittedPast() {
        log.committed = OptionalLong.of(7);
        GapWatch watch = watch();
        watch.lostBefore(7);
        log.start = OptionalLong.of(9);
        log.committed = OptionalLong.of(9);

        assertThat(watch.lostBefore(9)).isEqualTo(GapWatch.NOTHING);
    }

    @Test
    void passesOverAReplay() {
        log.committed = OptionalLong.of(7);
        GapWatch watch = watch();
        watch.lostBefore(7);
        log.start = OptionalLong.of(5);

        assertThat(watch.lostBefore(3)).isEqualTo(GapWatch.NOTHING);
        assertThat(watch.lostBefore(8)).isEqualTo(GapWatch.NOTHING);
    }

    @Test
    void claimsNothingWhenNobodyAnswers() {
        log.committed = OptionalLong.of(100);
        log.start = OptionalLong.empty();

        assertThat(watch().lostBefore(500)).isEqualTo(GapWatch.NOTHING);
    }

    @Test
    void asksAtMostOnceASecondAndNeverWithoutAJump() {
        GapWatch watch = watch();
        for (long offset = 0; offset < 1_000; offset++) {
            watch.lostBefore(offset);
        }
        assertThat(log.startsAsked).isZero();

        for (long offset = 1_001; offset < 3_000; offset += 2) {
            now += 10;
            watch.lostBefore(offset);
        }
        assertThat(log.startsAsked).isEqualTo(10);
    }
}
