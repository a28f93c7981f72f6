package io.ringback.notify;

import io.ringback.notify.rules.NoticeId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When something is to be done about which notice: derived from the stored rows, so that there is no second truth. */
final class DueNotices {
    private record Due(Instant at, NoticeId notice) {}

    private final TreeSet<Due> byTime = new TreeSet<>(
            Comparator.comparing(Due::at).thenComparing(due -> due.notice().value()));
    private final Map<NoticeId, Due> byNotice = new HashMap<>();

    void put(NoticeId notice, Instant at) {
        remove(notice);
        Due due = new Due(at, notice);
        byTime.add(due);
        byNotice.put(notice, due);
    }

    /** Leaves out what is not open any more. */
    void postpone(NoticeId notice, Instant at) {
        if (byNotice.containsKey(notice)) {
            put(notice, at);
        }
    }

    void remove(NoticeId notice) {
        @Nullable Due known = byNotice.remove(notice);
        if (known != null) {
            byTime.remove(known);
        }
    }

    /** The notice that has waited longest for its time, if any one's has come. */
    @Nullable NoticeId dueBy(Instant now) {
        return byTime.isEmpty() || byTime.first().at().isAfter(now)
                ? null
                : byTime.first().notice();
    }

    /** When the next is due; null when nothing is open. */
    @Nullable Instant next() {
        return byTime.isEmpty() ? null : byTime.first().at();
    }

    int size() {
        return byNotice.size();
    }
}
