package io.ringback.notify;

import io.ringback.common.BoundedMap;
import io.ringback.notify.rules.NoticeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Acknowledgements that were read before their notices: after an outage a task may get the one topic before the other. In
 * memory, and bounded: what a crash takes of it makes a notice wait for a second word.
 */
final class EarlyAcknowledgements {
    private static final int MOST = 10_000;
    private static final int LONGEST = 256;

    /** How far two clocks may be apart (R28). */
    private static final Duration CLOCKS = Duration.ofSeconds(2);

    private record Early(String by, Instant at) {}

    private final Map<NoticeId, Early> byNotice = new BoundedMap<>(MOST);

    /**
     * Only the first counts.
     *
     * @param at when the broker appended it
     */
    void add(String notice, String by, Instant at) {
        if (!notice.isBlank() && notice.length() <= LONGEST && by.length() <= LONGEST) {
            byNotice.putIfAbsent(new NoticeId(notice), new Early(by, at));
        }
    }

    /** Who acknowledged a notice that arrives only now. Ids can be foretold: a word from before the notice counts for nothing. */
    Optional<String> take(NoticeId notice, Instant noticed) {
        return Optional.ofNullable(byNotice.remove(notice))
                .filter(early -> !early.at().isBefore(noticed.minus(CLOCKS)))
                .map(Early::by);
    }
}
