package io.ringback.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RecentTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    private final AtomicInteger worked = new AtomicInteger();
    private final Recent<Integer> recent = new Recent<>(worked::incrementAndGet, nanos::get);

    @Test
    void isWorkedOutOnceASecondHoweverOftenItIsAskedFor() {
        for (int asked = 0; asked < 1_000; asked++) {
            assertThat(recent.get()).isEqualTo(1);
        }

        nanos.addAndGet(1_000_000_000);

        assertThat(recent.get()).isEqualTo(2);
    }
}
