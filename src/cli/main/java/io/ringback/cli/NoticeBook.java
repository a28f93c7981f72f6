package io.ringback.cli;

import io.ringback.event.DeliveryOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeDelivery;
import io.ringback.notify.rules.Kind;
import io.ringback.wire.EventReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The notices that the topics still hold, each with what became of it. */
final class NoticeBook {
    private static final EventReader<EmergencyNotice> NOTICES = EventReader.of(EmergencyNotice.class);
    private static final EventReader<NoticeDelivery> DELIVERIES = EventReader.of(NoticeDelivery.class);

    private final Cluster cluster;
    private final String notices;
    private final String deliveries;

    /** A notice and the rows about it, in their order. */
    record Entry(EmergencyNotice notice, List<NoticeDelivery> rows) {
        String id() {
            return idOf(notice);
        }

        /** Who has seen it; null when nobody has. */
        @Nullable NoticeDelivery seen() {
            return rows.stream()
                    .filter(row -> row.getOutcome() == DeliveryOutcome.ACKNOWLEDGED)
                    .findFirst()
                    .orElse(null);
        }

        boolean isWaiting() {
            return Kind.valueOf(notice.getKind().name()).isEscalated() && seen() == null;
        }
    }

    NoticeBook(Cluster cluster) throws InterruptedException {
        this.cluster = cluster;
        this.notices = cluster.name("notices");
        this.deliveries = cluster.name("notice-deliveries");
        cluster.requireTopics(List.of(notices, deliveries));
    }

    /** By notice, oldest first. */
    Map<String, Entry> entries() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        TopicContents contents = new TopicContents(cluster);
        contents.each(notices, record -> {
            @Nullable EmergencyNotice notice = NOTICES.readOrNull(record.value());
            if (notice != null) {
                entries.putIfAbsent(idOf(notice), new Entry(notice, new ArrayList<>()));
            }
        });
        contents.each(deliveries, record -> {
            @Nullable NoticeDelivery row = DELIVERIES.readOrNull(record.value());
            @Nullable Entry entry = row == null ? null : entries.get(row.getNoticeId());
            if (entry != null && row != null) {
                entry.rows().add(row);
            }
        });
        return entries;
    }

    private static String idOf(EmergencyNotice notice) {
        return notice.getNoticeId().isEmpty() ? notice.getEventId() : notice.getNoticeId();
    }
}
