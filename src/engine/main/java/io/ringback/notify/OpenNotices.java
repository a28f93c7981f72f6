package io.ringback.notify;

import io.ringback.core.PoolName;
import io.ringback.notify.rules.EscalationPolicy;
import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeId;
import io.ringback.notify.rules.OpenNotice;
import io.ringback.state.OpenNoticeRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The open notices of a task, in its store, and what is due when. What anybody can cause from outside fills half of the room
 * at most, and a pool a tenth of that half.
 */
final class OpenNotices {
    /** Beyond, a notice is told and not remembered: it can neither be tried again nor acknowledged nor escalated (R25). */
    static final int MOST = 50_000;

    private static final int PARTS_FROM_OUTSIDE = 2;
    private static final int POOLS_FROM_OUTSIDE = 10;

    private final KeyValueStore<String, OpenNoticeRow> store;
    private final EscalationPolicy policy;
    private final int most;
    private final DueNotices due = new DueNotices();
    private final Map<PoolName, Integer> fromOutside = new HashMap<>();
    private int allFromOutside;

    OpenNotices(KeyValueStore<String, OpenNoticeRow> store, EscalationPolicy policy, int most) {
        this.store = store;
        this.policy = policy;
        this.most = most;
    }

    /** Reads back what is stored. A row of which nothing can be made stays: who does not start tells nobody of anything. */
    List<OpenNotice> load() {
        List<OpenNotice> loaded = new ArrayList<>();
        try (KeyValueIterator<String, OpenNoticeRow> rows = store.all()) {
            rows.forEachRemaining(row -> readBack(row).ifPresent(loaded::add));
        }
        loaded.forEach(open -> {
            count(open.notice(), 1);
            due.put(open.notice().id(), open.nextDue(policy));
        });
        return loaded;
    }

    private static Optional<OpenNotice> readBack(KeyValue<String, OpenNoticeRow> row) {
        try {
            return Optional.of(NoticeRows.open(row.value));
        } catch (IllegalArgumentException failure) {
            NotifyLog.unreadable(row.key, failure);
            return Optional.empty();
        }
    }

    /** The notice that a record names; empty too where it names none. */
    Optional<OpenNotice> named(String id) {
        return id.isBlank() ? Optional.empty() : get(new NoticeId(id));
    }

    Optional<OpenNotice> get(NoticeId id) {
        return Optional.ofNullable(store.get(id.value())).map(NoticeRows::open);
    }

    /**
     * Saves what has become of a notice; null forgets it.
     *
     * @return false where there is no room to remember it
     */
    boolean save(NoticeId id, @Nullable OpenNotice open) {
        @Nullable OpenNoticeRow known = store.get(id.value());
        if (open == null) {
            forget(id, known);
        } else if (known == null && !hasRoomFor(open.notice())) {
            return false;
        } else {
            if (known == null) {
                count(open.notice(), 1);
            }
            store.put(id.value(), NoticeRows.row(open));
            due.put(id, open.nextDue(policy));
        }
        return true;
    }

    private void forget(NoticeId id, @Nullable OpenNoticeRow known) {
        due.remove(id);
        if (known != null) {
            count(NoticeRows.open(known).notice(), -1);
            store.delete(id.value());
        }
    }

    private boolean hasRoomFor(Notice notice) {
        int half = most / PARTS_FROM_OUTSIDE;
        return notice.isFromOutside()
                ? allFromOutside < half
                        && fromOutside.getOrDefault(notice.pool(), 0) < Math.max(1, half / POOLS_FROM_OUTSIDE)
                : due.size() < most;
    }

    private void count(Notice notice, int more) {
        if (notice.isFromOutside()) {
            allFromOutside += more;
            fromOutside.merge(notice.pool(), more, Integer::sum);
            fromOutside.remove(notice.pool(), 0);
        }
    }

    /** Of one that could not be decided: nothing of it is due before. */
    void postpone(NoticeId id, Instant at) {
        due.postpone(id, at);
    }

    @Nullable NoticeId dueBy(Instant now) {
        return due.dueBy(now);
    }

    @Nullable Instant nextDue() {
        return due.next();
    }
}
