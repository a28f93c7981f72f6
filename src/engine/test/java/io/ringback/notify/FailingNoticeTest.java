package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.NoticeKind;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** R25, R29: a notice that fails each time it is due waits by itself. */
class FailingNoticeTest {
    private static final Duration STEP = Duration.ofSeconds(60);

    @AutoClose
    private final NotifyDriver notify = new NotifyDriver();

    @Test
    void holdsUpNoNoticeOfAnotherPool() {
        notify.contact("desk", 0);
        notify.contact("boss", 1);
        notify.notice("bad-1", "bad", NoticeKind.EMERGENCY_CALL_PLACED);
        notify.notice("good-1", "good", NoticeKind.EMERGENCY_CALL_PLACED);
        notify.spoil("bad-1");
        notify.told();

        notify.advance(STEP);
        assertThat(notify.told()).containsExactly("good-1>boss#1");

        notify.notice("good-2", "good", NoticeKind.EMERGENCY_CALL_PLACED);
        notify.advance(STEP);
        assertThat(notify.told()).contains("good-2>desk#1", "good-2>boss#1");
    }
}
