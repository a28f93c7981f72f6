package io.ringback.gateway;

import io.ringback.event.CallEvent;
import io.ringback.gateway.CallBook.Told;
import io.ringback.gateway.Translator.Spoken;
import io.ringback.owed.Owed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes call events of one system's events and publishes them; the caller learns whether the brokers have them. */
final class Receiver {
    /** What became of an event. */
    enum EventOutcome {
        TAKEN,
        UNREADABLE,
        TOO_OLD,
        NOT_PUBLISHED
    }

    /** Reports that are still to be told of, and what came of the others. */
    private static final class Pending {
        private final AtomicInteger left;
        private final List<CompletableFuture<Void>> written = new ArrayList<>();
        private final CompletableFuture<EventOutcome> outcome = new CompletableFuture<>();

        Pending(int reports) {
            this.left = new AtomicInteger(reports);
        }

        synchronized void add(List<CompletableFuture<Void>> more) {
            written.addAll(more);
            if (left.decrementAndGet() == 0) {
                var unused = CompletableFuture.allOf(written.toArray(CompletableFuture[]::new))
                        .whenComplete((done, failure) ->
                                outcome.complete(failure == null ? EventOutcome.TAKEN : EventOutcome.NOT_PUBLISHED));
            }
        }
    }

    private final Complaints complaints;
    private final Mapping mapping;
    private final Translator<Pending> translator;
    private final CallEvents records;
    private final CallPublisher publisher;
    private final Owed<Told> owed = new Owed<>();
    private final Duration oldest;
    private final InstantSource clock;

    /** @param oldest of events that say when they happened: older ones are somebody's recording, or of no use */
    Receiver(GatewayDefinition gateway, CallPublisher publisher, Duration oldest, InstantSource clock) {
        this.complaints = new Complaints(gateway.profile().name(), clock);
        this.mapping = new Mapping(gateway.file(), gateway.agents());
        this.translator = new Translator<>(new CallBook(gateway.closesWithCall()));
        this.records = new CallEvents(gateway.profile());
        this.publisher = publisher;
        this.oldest = oldest;
        this.clock = clock;
    }

    /**
     * What one gateway is.
     *
     * @param closesWithCall a session is over with its calls
     */
    record GatewayDefinition(GatewayProfile profile, MappingFile file, Agents agents, boolean closesWithCall) {}

    /**
     * Takes a text, JSON or a form.
     *
     * @param saidAt when it was sent, by what it came in; null when that does not say
     */
    CompletableFuture<EventOutcome> take(String text, Map<String, String> query, @Nullable Instant saidAt) {
        Instant now = clock.instant();
        try {
            List<Report> reports = mapping.read(EventText.read(text), query, now, complaints::unreadable);
            return take(saidAt == null ? reports : said(reports, saidAt), now);
        } catch (UnreadableEventException e) {
            // Its message quotes nothing of the event.
            complaints.unreadable(String.valueOf(e.getMessage()));
            return rejected(now, EventOutcome.UNREADABLE);
        } catch (RuntimeException e) {
            // One event that nobody has thought of must not end what follows the others.
            complaints.failed(e);
            return rejected(now, EventOutcome.UNREADABLE);
        }
    }

    /** R16: it could have been an emergency. Intake rejects what is told in its place, and its pool's contacts learn of it. */
    private CompletableFuture<EventOutcome> rejected(Instant now, EventOutcome outcome) {
        CallEvent unreadable = records.unreadable(now);
        return publisher
                .publish(unreadable.getCallId(), unreadable)
                .handle((done, failure) -> failure == null ? outcome : EventOutcome.NOT_PUBLISHED);
    }

    private CompletableFuture<EventOutcome> take(List<Report> reports, Instant now) {
        if (reports.isEmpty()) {
            return CompletableFuture.completedFuture(EventOutcome.TAKEN);
        }
        if (reports.stream().allMatch(report -> isOld(report, now))) {
            complaints.tooOld();
            return reports.stream().anyMatch(report -> report.parties().mayDialAnEmergency())
                    ? rejected(now, EventOutcome.TOO_OLD)
                    : CompletableFuture.completedFuture(EventOutcome.TOO_OLD);
        }
        Pending pending = new Pending(reports.size());
        publish(translator.take(reports, pending, now));
        return pending.outcome;
    }

    private static List<Report> said(List<Report> reports, Instant at) {
        return reports.stream().map(report -> report.saidAt(at)).toList();
    }

    /** What came cannot be read as it is; why quotes nothing of it. */
    CompletableFuture<EventOutcome> refuse(String why) {
        complaints.unreadable(why);
        return rejected(clock.instant(), EventOutcome.UNREADABLE);
    }

    /** So that the first call does not wait for code to be loaded. */
    void warmUp() {
        try {
            var unused = mapping.read(Map.of("warm", "up"), Map.of(), clock.instant(), flaw -> {});
        } catch (UnreadableEventException e) {
            // That is what it is.
        }
    }

    /**
     * Again and again: what has waited for its agent or for brokers long enough, and what the log is still to be told.
     *
     * @param brokersTake whether the brokers are known to take events
     */
    void tick(boolean brokersTake) {
        complaints.tellDue();
        Instant now = clock.instant();
        publish(translator.overdue(now));
        complaints.lost(owed.dropTooOld(now));
        if (brokersTake) {
            owed.take().forEach(this::tellAgain);
        }
    }

    /** The role ends, and nothing comes any more: what waits is told. */
    void tellTheRest() {
        publish(translator.rest(clock.instant()));
        owed.take().forEach(this::tellAgain);
    }

    /** What the brokers do not have by now they never will. */
    void end() {
        complaints.lostAtTheEnd(owed.size());
    }

    private boolean isOld(Report report, Instant now) {
        return report.at() != null && report.at().isBefore(now.minus(oldest));
    }

    private void publish(List<Spoken<Pending>> spoken) {
        Instant until = clock.instant().plus(oldest);
        spoken.forEach(one -> one.token()
                .add(one.told().stream().map(told -> publish(told, until)).toList()));
    }

    /** Who sent it is told to come again, and may never do so: what the brokers do not have is told again until then. */
    private CompletableFuture<Void> publish(Told told, Instant until) {
        return publish(told).whenComplete((done, failure) -> {
            if (failure != null) {
                translator.lost(told.report().callId());
                owe(new Owed.Item<>(told.name(), told.isDial(), told, until));
                complaints.notPublished(failure);
            }
        });
    }

    private void tellAgain(Owed.Item<Told> item) {
        var unused = publish(item.what()).whenComplete((done, failure) -> {
            if (failure != null) {
                owe(item);
            }
        });
    }

    private void owe(Owed.Item<Told> item) {
        if (item.what().isNews()) {
            complaints.lost(owed.add(item));
        }
    }

    private CompletableFuture<Void> publish(Told told) {
        return publisher.publish(told.key(), records.of(told.report()));
    }
}
