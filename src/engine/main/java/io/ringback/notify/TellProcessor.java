package io.ringback.notify;

import io.ringback.core.PoolName;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeAcknowledgement;
import io.ringback.event.NoticeDelivery;
import io.ringback.notify.rules.AttemptOutcome;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.EscalationPolicy;
import io.ringback.notify.rules.Notice;
import io.ringback.notify.rules.NoticeDecision;
import io.ringback.notify.rules.NoticeId;
import io.ringback.notify.rules.NoticeOutput;
import io.ringback.notify.rules.NoticeRules;
import io.ringback.notify.rules.OpenNotice;
import io.ringback.settings.Settings;
import io.ringback.steps.Alarm;
import io.ringback.steps.EventHeaders;
import io.ringback.steps.Nudge;
import io.ringback.steps.ReadEnd;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Loads, decides, saves, tells. Whatever is due is decided before anything else, also after a long silence. */
final class TellProcessor extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {
    private static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(1);

    private final TellSupplier given;
    private final Settings settings;
    private final EscalationPolicy policy;
    private final NoticeRules rules;
    private final EventHeaders headers;
    private final ContactList contacts;
    private final ForgottenNotices forgotten = new ForgottenNotices();
    private final EarlyAcknowledgements early = new EarlyAcknowledgements();
    private final Nudge nudge = new Nudge();
    private InstantSource clock = Instant::now;
    private Instant latest = Instant.EPOCH;
    private OpenNotices notices;
    private Alarm alarm;
    private @Nullable LostNotices lost;
    private @Nullable Teller teller;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    TellProcessor(TellSupplier given) {
        this.given = given;
        this.settings = given.settings();
        this.policy = new EscalationPolicy(
                settings.notice().escalateAfter(), settings.notice().retryFor(), settings.lease());
        this.rules = new NoticeRules(policy);
        this.headers = EventHeaders.of(settings);
        this.contacts = new ContactList(given.contacts());
    }

    /** What was under way when the last instance stopped is told again: better twice than never. */
    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        clock = given.clock().apply(context);
        notices = new OpenNotices(context.getStateStore(TellSupplier.OPEN_NOTICES), policy, given.most());
        lost = LostNotices.open(
                settings, given.logs().get(), context, () -> contacts.now().pools(), clock);
        Teller opened = given.tellers().get();
        teller = opened;
        alarm = new Alarm(context, this::wake);
        nudge.read();
        for (OpenNotice open : notices.load()) {
            open.underWay().forEach(asked -> opened.tell(new Order(open.notice(), asked.contact(), asked.attempt())));
        }
        setAlarm(now());
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        Instant now = now();
        Instant written = Instant.ofEpochMilli(record.timestamp());
        decideWhatIsDue(now);
        if (record.value() instanceof EmergencyNotice event) {
            NoticeEvents.notice(event)
                    .ifPresentOrElse(notice -> read(notice, written, now), () -> NotifyLog.unusable(offset()));
        } else if (record.value() instanceof NoticeAcknowledgement event) {
            if (event.getNoticeId().isEmpty()) {
                nudge.read();
            }
            acknowledged(event.getNoticeId(), SeenBy.name(event.getBy()), written, now);
        } else if (record.value() instanceof NoticeDelivery event) {
            delivered(event, now);
        }
        decideWhatIsDue(now);
        setAlarm(now);
        ReadEnd.commitAt(record, context());
    }

    private long offset() {
        return context().recordMetadata().map(RecordMetadata::offset).orElse(-1L);
    }

    private void read(Notice notice, Instant written, Instant now) {
        if (lost != null) {
            lost.before(offset(), notice.pool(), written, now).forEach(own -> forward(own, now));
        }
        heard(notice, now);
    }

    private void heard(Notice notice, Instant now) {
        if (notices.get(notice.id()).isPresent()) {
            return;
        }
        NoticeDecision decision = rules.heard(notice, contacts.now(), now);
        NotifyLog.heard(notice, decision);
        carryOut(notice, decision, now);
        early.take(notice.id(), notice.at())
                .ifPresent(by -> acknowledged(notice.id().value(), by, notice.at(), now));
    }

    /** One of a notice that is over, or that nobody knows yet, waits for it: an id never comes back. */
    private void acknowledged(String id, String by, Instant at, Instant now) {
        notices.named(id)
                .ifPresentOrElse(
                        open -> carryOut(open.notice(), rules.acknowledged(open, by), now),
                        () -> early.add(id, by, at));
    }

    /** The teller's rows; those that tell of this step's own decisions mean nothing here. */
    private void delivered(NoticeDelivery event, Instant now) {
        @Nullable AttemptOutcome outcome = NoticeEvents.outcome(event);
        if (outcome != null && !event.getContactId().isBlank()) {
            ContactId contact = new ContactId(event.getContactId());
            notices.named(event.getNoticeId())
                    .ifPresent(open -> carryOut(
                            open.notice(), rules.delivered(open, contact, event.getAttempt(), outcome, now), now));
        }
    }

    private void decideWhatIsDue(Instant now) {
        for (NoticeId due = notices.dueBy(now); due != null; due = notices.dueBy(now)) {
            decideDue(due, now);
        }
        forgotten.due(now).forEach(own -> forward(own, now));
    }

    /** Where deciding fails, that is told and waits, and no other notice waits for it (R25). */
    private void decideDue(NoticeId due, Instant now) {
        try {
            OpenNotice open = notices.get(due).orElseThrow();
            carryOut(open.notice(), rules.due(open, contacts.now(), now), now);
        } catch (KafkaException ofKafka) {
            throw ofKafka;
        } catch (RuntimeException failure) {
            NotifyLog.dueFailed(due, failure);
            notices.postpone(due, now.plus(TRY_AGAIN_AFTER));
        }
    }

    private void carryOut(Notice notice, NoticeDecision decision, Instant now) {
        if (!notices.save(notice.id(), decision.next())) {
            forgotten.add(notice.pool(), now).forEach(own -> forward(own, now));
        }
        decision.outputs().forEach(output -> emit(output, notice.pool(), now));
    }

    private void emit(NoticeOutput output, PoolName pool, Instant now) {
        if (output instanceof NoticeOutput.Tell tell && teller != null) {
            teller.tell(new Order(tell.notice(), tell.contact(), tell.attempt()));
        } else if (output instanceof NoticeOutput.Acknowledged seen) {
            forward(NotifySink.DELIVERIES, seen.notice().value(), NoticeEvents.event(seen, pool, now), now);
        } else if (output instanceof NoticeOutput.Escalated late) {
            forward(NotifySink.DELIVERIES, late.notice().value(), NoticeEvents.event(late, pool, now), now);
        } else if (output instanceof NoticeOutput.Tellable own) {
            forward(own.notice(), now);
        }
    }

    /**
     * Time alone decides nothing: brokers fence a frozen or cut-off instance through the offsets in its transaction, and one
     * in which nothing was read may have none (R11). So this step sends itself an acknowledgement of nothing, and handles
     * what is due when it reads that.
     */
    private void wake() {
        Instant now = now();
        @Nullable Instant next = nudge.wakeAt(forgotten.isOwing() ? now : notices.nextDue());
        if (next != null && !next.isAfter(now)) {
            nudge.sent(now);
            forward(NotifySink.ACKNOWLEDGEMENTS, "", new NoticeAcknowledgement("", "", now), now);
            context().commit();
        }
        setAlarm(now);
    }

    private void setAlarm(Instant now) {
        alarm.set(nudge.wakeAt(notices.nextDue()), now);
        if (forgotten.isOwing()) {
            alarm.set(now.plus(ForgottenNotices.TOLD_EVERY), now);
        }
    }

    /** Never goes back. */
    private Instant now() {
        Instant now = clock.instant();
        latest = now.isAfter(latest) ? now : latest;
        return latest;
    }

    private void forward(Notice own, Instant now) {
        forward(NotifySink.NOTICES, own.pool().value(), NoticeEvents.event(own), now);
    }

    private void forward(NotifySink sink, String key, SpecificRecord value, Instant now) {
        Headers about = headers.describe(value, now, new RecordHeaders());
        context().forward(new Record<>(key, value, now.toEpochMilli(), about), sink.node());
    }

    @Override
    public void close() {
        if (teller != null) {
            teller.close();
            teller = null;
        }
        if (lost != null) {
            lost.close();
            lost = null;
        }
    }
}
