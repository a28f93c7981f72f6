package io.ringback.asterisk;

import io.ringback.asterisk.SwitchEvent.UpNow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells Kafka what happens to the calls of an Asterisk. */
final class Gateway {
    /** An id that Asterisk makes: {@code 1795884.33}, or {@code north-1795884.33} with a system name. */
    private static final Pattern MADE = Pattern.compile("(?:(.+)-)?[0-9]+\\.[0-9]+");

    private final CallLog log;
    private final CallRecords records;
    private final Publisher publisher;
    private final SwitchClock clock = new SwitchClock();
    private String systemName = "";
    private Instant keptAlive = Instant.EPOCH;

    Gateway(
            Phones phones,
            Supplier<? extends Collection<String>> outsideLines,
            CallRecords records,
            Publisher publisher) {
        this.log = new CallLog(phones, outsideLines);
        this.records = records;
        this.publisher = publisher;
    }

    /**
     * Publishes what the event means, and returns it.
     *
     * @param now when it came
     */
    List<CallFact> tell(SwitchEvent event, Instant now) {
        List<CallFact> facts = log.on(timed(event, now));
        facts.forEach(this::publish);
        return facts;
    }

    /** The list of what is up tells Asterisk's clock to the second alone: it counts where no event has shown that yet. */
    private SwitchEvent timed(SwitchEvent event, Instant now) {
        if (event instanceof UpNow up) {
            clock.showsRoughly(up.at(), now);
            return new UpNow(up.channels(), clock.at(now));
        }
        clock.shows(event.at(), now);
        return event;
    }

    /** At its interval. */
    void keepAlive(Instant now) {
        if (now.isBefore(keptAlive.plus(CallRecords.KEEPALIVE))) {
            return;
        }
        keptAlive = now;
        log.keepAlive(clock.at(now)).forEach(this::publish);
    }

    /** Of an agent's call that Ringback believes to be up: goes on with it, or tells that Asterisk no longer has it. */
    void goOnOrEnd(String callId, String agentId, Instant now) {
        String id = records.ownId(callId);
        if (id != null && isOwn(id) && !log.goesOn(id, agentId)) {
            publisher.publish(callId, records.ended(callId, clock.at(now)));
        }
    }

    /** An id that Asterisk made begins with its system name; an application's may be any. */
    private boolean isOwn(String id) {
        Matcher made = MADE.matcher(Call.channelId(id));
        return !made.matches() || systemName.equals(Objects.requireNonNullElse(made.group(1), ""));
    }

    /** The name of the Asterisk that is connected now, which its ids begin with; empty when it has none. */
    void connected(String name) {
        systemName = name;
    }

    /** The call, while it is up. */
    Optional<Call> call(String callId) {
        return Optional.ofNullable(records.ownId(callId)).flatMap(log::callOfChannel);
    }

    private void publish(CallFact fact) {
        publisher.publish(records.key(fact), records.record(fact));
    }
}
