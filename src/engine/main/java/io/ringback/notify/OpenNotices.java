package io.ringback.notify;

import io.ringback.notify.rules.NoticeId;
import io.ringback.notify.rules.OpenNotice;
import io.ringback.notify.rules.Policy;
import io.ringback.state.OpenNoticeRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The open notices of a task, in its store, and what is due when. */
final class OpenNotices {
    /** Beyond, a notice is told and not remembered: it can neither be acknowledged nor escalated (R25). */
    private static final int MOST = 50_000;

    private final KeyValueStore<String, OpenNoticeRow> store;
    private final Policy policy;
    private final DueNotices due = new DueNotices();

    OpenNotices(KeyValueStore<String, OpenNoticeRow> store, Policy policy) {
        this.store = store;
        this.policy = policy;
    }

    /** Reads back what is stored. */
    List<OpenNotice> load() {
        List<OpenNotice> loaded = new ArrayList<>();
        try (KeyValueIterator<String, OpenNoticeRow> rows = store.all()) {
            rows.forEachRemaining(row -> loaded.add(NoticeRows.open(row.value)));
        }
        loaded.forEach(open -> due.put(open.notice().id(), open.nextDue(policy)));
        return loaded;
    }

    Optional<OpenNotice> get(NoticeId id) {
        return Optional.ofNullable(store.get(id.value())).map(NoticeRows::open);
    }

    /** Saves what has become of a notice; null forgets it. */
    void save(NoticeId id, @Nullable OpenNotice open) {
        boolean known = store.get(id.value()) != null;
        if (open == null || (!known && due.size() >= MOST)) {
            due.remove(id);
            if (known) {
                store.delete(id.value());
            }
        } else {
            store.put(id.value(), NoticeRows.row(open));
            due.put(id, open.nextDue(policy));
        }
    }

    @Nullable NoticeId dueBy(Instant now) {
        return due.dueBy(now);
    }

    @Nullable Instant nextDue() {
        return due.next();
    }
}
