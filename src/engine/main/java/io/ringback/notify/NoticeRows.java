package io.ringback.notify;

import io.ringback.core.PoolName;
import io.ringback.notify.rules.Asked;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.Kind;
import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeId;
import io.ringback.notify.rules.OpenNotice;
import io.ringback.state.AskedContact;
import io.ringback.state.AskedProgress;
import io.ringback.state.OpenNoticeRow;
import java.time.Instant;

/** Open notices as they are stored, and back. */
final class NoticeRows {
    private NoticeRows() {}

    static OpenNoticeRow row(OpenNotice open) {
        Notice notice = open.notice();
        Notice.About about = notice.about();
        return OpenNoticeRow.newBuilder()
                .setNoticeId(notice.id().value())
                .setPool(notice.pool().value())
                .setKind(notice.kind().name())
                .setCallId(about.callId())
                .setAgentId(about.agentId())
                .setNumber(about.number())
                .setLocationRef(about.locationRef())
                .setEndpointRef(about.endpointRef())
                .setCount(about.count())
                .setAt(notice.at())
                .setHeardAt(open.heardAt())
                .setStep(open.step())
                .setEscalateAt(open.escalateAt())
                .setSeen(open.seen())
                .setAsked(open.asked().stream().map(NoticeRows::row).toList())
                .build();
    }

    static OpenNotice open(OpenNoticeRow row) {
        Notice.About about = new Notice.About(
                row.getCallId(),
                row.getAgentId(),
                row.getNumber(),
                row.getLocationRef(),
                row.getEndpointRef(),
                row.getCount());
        Notice notice = new Notice(
                new NoticeId(row.getNoticeId()),
                new PoolName(row.getPool()),
                Kind.named(row.getKind()),
                about,
                row.getAt());
        return new OpenNotice(
                notice,
                row.getHeardAt(),
                row.getStep(),
                row.getEscalateAt(),
                row.getSeen(),
                row.getAsked().stream().map(NoticeRows::asked).toList());
    }

    private static AskedContact row(Asked asked) {
        return new AskedContact(
                asked.contact().value(),
                asked.step(),
                asked.attempt(),
                AskedProgress.valueOf(asked.progress().name()),
                asked.firstAt(),
                asked.due() == null ? Instant.EPOCH : asked.due());
    }

    /** A progress of a later version's may be none: better told twice than never. */
    private static Asked asked(AskedContact row) {
        boolean isKnown = row.getProgress() != AskedProgress.UNKNOWN;
        return new Asked(
                new ContactId(row.getContactId()),
                row.getStep(),
                row.getAttempt(),
                isKnown ? Asked.Progress.valueOf(row.getProgress().name()) : Asked.Progress.TRYING,
                row.getFirstAt(),
                row.getDue().equals(Instant.EPOCH) ? null : row.getDue());
    }
}
