package io.ringback.notify;

import io.ringback.core.PoolName;
import io.ringback.notify.rules.Kind;
import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeId;
import io.ringback.steps.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Notices that were told once and are not remembered, since too many are open: one notice a minute and pool counts them (R25). */
final class ForgottenNotices {
    static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final Tally tally = new Tally(TOLD_EVERY);

    /** One more. Gives what is to be told of it now. */
    List<Notice> add(PoolName pool, Instant now) {
        return notices(pool, tally.add(pool.value(), now.toEpochMilli()), now);
    }

    /** What is to be told now of those whose minute is over. */
    List<Notice> due(Instant now) {
        List<Notice> due = new ArrayList<>();
        tally.tellDue(now.toEpochMilli(), (pool, count) -> due.addAll(notices(new PoolName(pool), count, now)));
        return due;
    }

    /** Whether any are still to be told. */
    boolean isOwing() {
        return tally.isOwing();
    }

    private static List<Notice> notices(PoolName pool, int count, Instant now) {
        NoticeId id = new NoticeId("%s-forgotten-%d".formatted(pool.value(), now.toEpochMilli()));
        Notice.About many = new Notice.About(null, null, null, null, null, count);
        return count > 0 ? List.of(new Notice(id, pool, Kind.OVERLOAD, many, now)) : List.of();
    }
}
