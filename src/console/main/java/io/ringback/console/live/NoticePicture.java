package io.ringback.console.live;

import io.ringback.common.BoundedMap;
import io.ringback.console.live.Views.NoticeView;
import io.ringback.event.DeliveryOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeDelivery;
import io.ringback.notify.rules.Kind;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The newest notices, and who has seen each (R29). The two come in any order. */
final class NoticePicture {
    private static final String SECTION = "notices";
    private static final int NEWEST = 100;
    private static final int NEWEST_FROM_OUTSIDE = 50;
    private static final int MOST_SEEN = 1_000;

    private final LiveDocument document;
    private final Map<String, String> seenBy = new BoundedMap<>(MOST_SEEN);

    /** What anybody can cause, oldest first: it takes half of the page, so that no emergency leaves it for strangers' calls. */
    private final Set<String> fromOutside = new LinkedHashSet<>();

    NoticePicture(LiveDocument document) {
        this.document = document;
    }

    void noticed(EmergencyNotice row) {
        String id = row.getNoticeId().isEmpty() ? row.getEventId() : row.getNoticeId();
        Kind kind = Kind.valueOf(row.getKind().name());
        document.put(
                SECTION,
                id,
                new NoticeView(
                        row.getKind().name(),
                        row.getPool(),
                        row.getAgentId(),
                        row.getNumber(),
                        row.getLocationRef(),
                        row.getEndpointRef(),
                        row.getAt(),
                        kind.isEscalated(),
                        seenBy.get(id)));
        if (kind.isFromOutside(row.getAgentId() != null)) {
            keepNewestFromOutside(id);
        }
        document.keepNewest(SECTION, NEWEST);
    }

    /** Lets go what is older than the topic keeps it. */
    void expire(Instant before) {
        document.section(SECTION).forEach((id, view) -> {
            if (view instanceof NoticeView shown && shown.at().isBefore(before)) {
                document.remove(SECTION, id);
                fromOutside.remove(id);
                seenBy.remove(id);
            }
        });
    }

    private void keepNewestFromOutside(String id) {
        fromOutside.add(id);
        if (fromOutside.size() > NEWEST_FROM_OUTSIDE) {
            String oldest = fromOutside.iterator().next();
            fromOutside.remove(oldest);
            document.remove(SECTION, oldest);
        }
    }

    void delivered(NoticeDelivery row) {
        if (row.getOutcome() != DeliveryOutcome.ACKNOWLEDGED) {
            return;
        }
        seenBy.putIfAbsent(row.getNoticeId(), row.getContactId());
        @Nullable Object shown = document.section(SECTION).get(row.getNoticeId());
        if (shown instanceof NoticeView view) {
            document.put(SECTION, row.getNoticeId(), view.seenBy(seenBy.get(row.getNoticeId())));
        }
    }
}
