package io.ringback.notify;

import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeDecision;
import io.ringback.notify.rules.NoticeId;
import io.ringback.steps.FailurePlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What notify says in the log of the notices that it decides: references and never an address. */
final class NotifyLog {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyLog.class);

    private NotifyLog() {}

    /** Every notice is a line of the log, also where nobody else is told. */
    static void heard(Notice notice, NoticeDecision decision) {
        LOG.info(
                "event=notice kind={} pool={} noticeId={} agentId={} told={}",
                notice.kind(),
                notice.pool().value(),
                notice.id().value(),
                notice.about().agentId(),
                decision.outputs().size());
    }

    /** A thread that ended at it would end there again (R25). */
    static void unusable(long offset) {
        LOG.error("event=notice-unusable offset={} reason=\"no id or no pool\"", offset);
    }

    static void unreadable(String notice, RuntimeException failure) {
        LOG.error(
                "event=open-notice-unreadable noticeId={} error={} at={}",
                notice,
                failure.getClass().getSimpleName(),
                FailurePlace.of(failure));
    }

    static void dueFailed(NoticeId notice, RuntimeException failure) {
        LOG.error(
                "event=due-failed noticeId={} error={} at={}",
                notice.value(),
                failure.getClass().getSimpleName(),
                FailurePlace.of(failure));
    }
}
