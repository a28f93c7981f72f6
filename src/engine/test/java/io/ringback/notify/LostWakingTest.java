package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.NoticeKind;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** R29: what the step sends itself when a notice is due may be lost, while nothing else comes. */
class LostWakingTest {
    private static final Duration STEP = Duration.ofSeconds(60);
    private static final Duration LOST_AFTER = Duration.ofSeconds(10);

    @AutoClose
    private final NotifyDriver notify = new NotifyDriver();

    @Test
    void sendsItselfAnotherAndTellsTheNextStep() {
        notify.contact("desk", 0);
        notify.contact("boss", 1);
        notify.notice("n1", NoticeKind.EMERGENCY_CALL_PLACED);
        notify.told();
        notify.loseTheNextWaking();

        notify.advance(STEP);
        assertThat(notify.told()).isEmpty();

        notify.advance(LOST_AFTER);
        assertThat(notify.told()).containsExactly("n1>boss#1");
    }
}
