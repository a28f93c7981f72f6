package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.core.PoolName;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.Kind;
import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What anybody can cause by calls from outside holds back nothing else. */
final class YieldingChannelTest {
    private static final Result BUSY = Result.failed("BUSY");

    private final List<Consumer<Result>> underWay = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final YieldingChannel channel = new YieldingChannel(new Slow(), 5, 2);

    @Test
    void leavesRoomForWhatNobodyOutsideCauses() {
        send(10, "one", Kind.LATE_CALLBACK, null);
        send(10, "two", Kind.REJECTED, null);
        send(10, "three", Kind.EMERGENCY_CALL_PLACED, null);

        assertThat(underWay).hasSize(5);
        assertThat(results).hasSize(25).containsOnly(BUSY);
        results.clear();

        send(10, "one", Kind.EMERGENCY_CALL_PLACED, "ann");
        send(10, "one", Kind.POOL_EXHAUSTED, null);

        assertThat(underWay).hasSize(25);
        assertThat(results).isEmpty();
    }

    @Test
    void leavesRoomForOtherPools() {
        send(10, "one", Kind.CALLBACK_UNANSWERED, "ann");
        assertThat(underWay).hasSize(2);

        send(1, "two", Kind.CALLBACK_UNANSWERED, "bob");

        assertThat(underWay).hasSize(3);
    }

    @Test
    void hasRoomAgainWhenAnAttemptHasEnded() {
        send(3, "one", Kind.LATE_CALLBACK, null);
        results.clear();

        underWay.remove(0).accept(Result.SENT);
        send(1, "one", Kind.LATE_CALLBACK, null);

        assertThat(results).containsExactly(Result.SENT);
        assertThat(underWay).hasSize(2);
    }

    private void send(int times, String pool, Kind kind, @Nullable String agent) {
        for (int i = 0; i < times; i++) {
            Notice notice = new Notice(
                    new NoticeId(pool + "-" + i),
                    new PoolName(pool),
                    kind,
                    new Notice.About("call-1", agent, "+12025550101", null, null, null),
                    Instant.EPOCH);
            channel.send(Message.of(notice, new ContactId("desk"), null, null), "desk@example.com", results::add);
        }
    }

    private final class Slow implements NoticeChannel {
        @Override
        public void send(Message message, String address, Consumer<Result> done) {
            underWay.add(done);
        }

        @Override
        public void close() {}
    }
}
