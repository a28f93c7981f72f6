package io.ringback.notify;

import io.ringback.core.PoolName;
import io.ringback.event.DeliveryOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeDelivery;
import io.ringback.event.NoticeKind;
import io.ringback.notify.rules.AttemptOutcome;
import io.ringback.notify.rules.Kind;
import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeId;
import io.ringback.notify.rules.NoticeOutput;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contract's records in the rules' words, and back. */
final class NoticeEvents {
    private NoticeEvents() {}

    /** A desk of an earlier version gives a notice no id of its own; empty where there is none at all, or no pool. */
    static Optional<Notice> notice(EmergencyNotice event) {
        String id = event.getNoticeId().isEmpty() ? event.getEventId() : event.getNoticeId();
        if (id.isBlank() || event.getPool().isBlank()) {
            return Optional.empty();
        }
        Notice.About about = new Notice.About(
                event.getCallId(),
                event.getAgentId(),
                event.getNumber(),
                event.getLocationRef(),
                event.getEndpointRef(),
                event.getCount());
        return Optional.of(new Notice(
                new NoticeId(id),
                new PoolName(event.getPool()),
                Kind.valueOf(event.getKind().name()),
                about,
                event.getAt()));
    }

    static EmergencyNotice event(Notice notice) {
        Notice.About about = notice.about();
        return EmergencyNotice.newBuilder()
                .setEventId(notice.id().value())
                .setNoticeId(notice.id().value())
                .setPool(notice.pool().value())
                .setKind(NoticeKind.valueOf(notice.kind().name()))
                .setCallId(about.callId())
                .setAgentId(about.agentId())
                .setNumber(about.number())
                .setLocationRef(about.locationRef())
                .setEndpointRef(about.endpointRef())
                .setCount(about.count())
                .setAt(notice.at())
                .build();
    }

    static NoticeDelivery event(NoticeOutput.Acknowledged seen, PoolName pool, Instant now) {
        return delivery(seen.notice(), pool, seen.by(), 0, DeliveryOutcome.ACKNOWLEDGED, null, now);
    }

    static NoticeDelivery event(NoticeOutput.Escalated late, PoolName pool, Instant now) {
        return delivery(
                late.notice(), pool, late.contact().value(), late.attempts(), DeliveryOutcome.ESCALATED, null, now);
    }

    /** What a teller says became of a delivery; null for a row that says what was decided of the notice. */
    static @Nullable AttemptOutcome outcome(NoticeDelivery event) {
        return switch (event.getOutcome()) {
            case SENT -> AttemptOutcome.SENT;
            case REFUSED -> AttemptOutcome.REFUSED;
            case FAILED -> AttemptOutcome.FAILED;
            case ACKNOWLEDGED, ESCALATED, UNKNOWN -> null;
        };
    }

    static NoticeDelivery delivery(
            NoticeId notice,
            PoolName pool,
            String contact,
            int attempt,
            DeliveryOutcome outcome,
            @Nullable String error,
            Instant at) {
        return NoticeDelivery.newBuilder()
                .setEventId("%s/%s/%d/%s".formatted(notice.value(), contact, attempt, outcome))
                .setPool(pool.value())
                .setNoticeId(notice.value())
                .setContactId(contact)
                .setAttempt(attempt)
                .setOutcome(outcome)
                .setError(error)
                .setAt(at)
                .build();
    }
}
