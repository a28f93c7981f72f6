package io.ringback.asterisk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells Kafka what happens to the calls of an Asterisk. */
final class Gateway {
    private final CallLog log;
    private final CallRecords records;
    private final Publisher publisher;
    private Instant keptAlive = Instant.EPOCH;

    Gateway(Phones phones, CallRecords records, Publisher publisher) {
        this.log = new CallLog(phones);
        this.records = records;
        this.publisher = publisher;
    }

    /** Publishes what the event means, and returns it. */
    List<CallFact> tell(SwitchEvent event) {
        List<CallFact> facts = log.on(event);
        facts.forEach(this::publish);
        return facts;
    }

    /** At its interval. */
    void keepAlive(Instant now) {
        if (now.isBefore(keptAlive.plus(CallRecords.KEEPALIVE))) {
            return;
        }
        keptAlive = now;
        log.keepAlive(now).forEach(this::publish);
    }

    /** A call that Ringback believes to be up and Asterisk no longer has. */
    void endIfGone(String callId, Instant now) {
        String id = records.ownId(callId);
        if (id != null && log.call(id).isEmpty()) {
            publisher.publish(callId, records.ended(callId, now));
        }
    }

    /** The call, while it is up. */
    Optional<Call> call(String callId) {
        return Optional.ofNullable(records.ownId(callId)).flatMap(log::callOfChannel);
    }

    private void publish(CallFact fact) {
        publisher.publish(records.key(fact), records.record(fact));
    }
}
