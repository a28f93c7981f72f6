package io.ringback.notify;

import io.ringback.notify.rules.NoticeId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Acknowledgements that were read before their notices: after an outage a task may get the one topic before the other. In
 * memory, and bounded: what a crash takes of it makes a notice wait for a second word.
 */
final class EarlyAcknowledgements {
    private static final int MOST = 10_000;

    private final Map<NoticeId, String> byNotice = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<NoticeId, String> eldest) {
            return size() > MOST;
        }
    };

    /** Only the first time counts. */
    void add(NoticeId notice, String by) {
        byNotice.putIfAbsent(notice, by);
    }

    /** Who acknowledged a notice that arrives only now. */
    Optional<String> take(NoticeId notice) {
        return Optional.ofNullable(byNotice.remove(notice));
    }
}
