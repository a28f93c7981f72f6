package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.core.PoolName;
import io.ringback.gaps.FakeSourceLog;
import io.ringback.notify.rules.Kind;
import io.ringback.notify.rules.Notice;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

/** R14, R29: notices that retention deleted while notify was away. */
class LostNoticesTest {
    private static final PoolName EAST = new PoolName("east");
    private static final PoolName WEST = new PoolName("west");

    private final Settings settings = Settings.load(SettingSources.none());
    private final FakeSourceLog log = new FakeSourceLog();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void areToldOfToThePoolThatIsReadNextAndToEachThatHasContactsOfItsOwn() {
        log.committed = OptionalLong.of(7);
        log.start = OptionalLong.of(20);

        assertThat(opened(WEST).before(20, EAST, now, now))
                .allMatch(notice -> notice.kind() == Kind.EVENTS_LOST)
                .extracting(Notice::pool)
                .containsExactly(EAST, WEST);
    }

    @Test
    void areNoneWhereNotifyGoesOnWhereItStopped() {
        log.committed = OptionalLong.of(20);
        log.start = OptionalLong.of(20);

        assertThat(opened().before(20, EAST, now, now)).isEmpty();
    }

    @Test
    void areFoundAlsoByWhoeverStayedWhileBrokersWereAway() {
        log.committed = OptionalLong.of(7);
        LostNotices lost = opened();
        assertThat(lost.before(7, EAST, now, now)).isEmpty();

        log.start = OptionalLong.of(20);
        log.committed = OptionalLong.of(8);
        now = now.plus(settings.lease().multipliedBy(2));

        assertThat(lost.before(20, EAST, now, now)).hasSize(1);
        assertThat(lost.before(21, EAST, now, now)).as("once").isEmpty();
    }

    @Test
    void areNotAskedForBehindANoticeThatIsYoungerThanTheLease() {
        log.committed = OptionalLong.of(7);
        LostNotices lost = opened();
        lost.before(7, EAST, now, now);
        int asked = log.startsAsked;

        for (long offset = 9; offset < 99; offset += 2) {
            now = now.plus(Duration.ofMinutes(5));
            assertThat(lost.before(offset, EAST, now, now)).isEmpty();
        }

        assertThat(log.startsAsked).isEqualTo(asked);
    }

    @Test
    void stopAskingWhenTheTaskDoes() {
        opened().close();

        assertThat(log.opened).isZero();
    }

    private LostNotices opened(PoolName... withContacts) {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        return LostNotices.open(settings, log, context, () -> Set.copyOf(List.of(withContacts)), () -> now);
    }
}
