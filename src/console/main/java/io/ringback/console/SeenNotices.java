package io.ringback.console;

import io.ringback.common.BoundedMap;
import io.ringback.console.live.Arrival;
import io.ringback.console.live.ArrivalListener;
import io.ringback.event.DeliveryOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeDelivery;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest notices, and which of them somebody has acknowledged. */
final class SeenNotices implements ArrivalListener {
    private static final int MOST = 10_000;

    private final Map<String, EmergencyNotice> notices = Collections.synchronizedMap(new BoundedMap<>(MOST));
    private final Map<String, NoticeDelivery> seen = Collections.synchronizedMap(new BoundedMap<>(MOST));

    @Override
    public void arrived(Arrival arrival) {
        if (arrival.event() instanceof EmergencyNotice notice) {
            notices.put(notice.getNoticeId(), notice);
        } else if (arrival.event() instanceof NoticeDelivery row && row.getOutcome() == DeliveryOutcome.ACKNOWLEDGED) {
            seen.put(row.getNoticeId(), row);
        }
    }

    /** Forgets what is older than its topics keep it: nothing of a call outlives them here. */
    void expire(Instant before) {
        notices.values().removeIf(notice -> notice.getAt().isBefore(before));
        seen.values().removeIf(row -> row.getAt().isBefore(before));
    }

    @Nullable EmergencyNotice notice(String id) {
        return notices.get(id);
    }

    /** Who has seen it; null when nobody has. */
    @Nullable NoticeDelivery acknowledged(String id) {
        return seen.get(id);
    }
}
