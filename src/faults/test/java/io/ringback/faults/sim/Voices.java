package io.ringback.faults.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.faults.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Everybody who writes inputs: gateways, presence services, operators, contacts. */
final class Voices {
    private static final String PREFIX = "ringback.";

    private final Brokers brokers;
    private final Chronicle chronicle;
    private final Deployment deployment;
    private long clockOffMillis;

    Voices(Brokers brokers, Chronicle chronicle, Deployment deployment) {
        this.brokers = brokers;
        this.chronicle = chronicle;
        this.deployment = deployment;
    }

    /** From now on gateways believe that it is so much later, or earlier. */
    void setClockOff(long millis) {
        clockOffMillis = millis;
    }

    void call(String key, ObjectNode event) {
        say(key, event, event);
    }

    /** It is served, and may be rejected besides (R16, R22). */
    void odd(String key, ObjectNode event) {
        say(key, event, event.deepCopy().put("mayBeRejected", true));
    }

    /** An attack's: it may be rejected, and whose call it is may be open. */
    void hostile(String key, ObjectNode event) {
        say(key, event, event.deepCopy().put("mayBeRejected", true).put("hostile", true));
    }

    private void say(String key, ObjectNode event, ObjectNode told) {
        if (!event.has("occurredAt")) {
            String time = Instant.ofEpochMilli(brokers.now() + clockOffMillis).toString();
            event.put("occurredAt", time);
            told.put("occurredAt", time);
        }
        send("call-events", key, bytes(event), told.deepCopy());
    }

    void presence(String agent, String pool, String status, String origin) {
        ObjectNode event = Chronicle.json()
                .put("agentId", agent)
                .put("pool", pool)
                .put("status", status)
                .put("origin", origin)
                .put("changedAt", chronicle.now().toString());
        send("agent-presence", agent, bytes(event), event);
    }

    /** An operator's record; it may be refused (R18). */
    void number(String number, String pool, String state) {
        ObjectNode event =
                Chronicle.json().put("number", number).put("pool", pool).put("state", state);
        send("callback-pool", number, bytes(event), event.deepCopy().put("mayBeRejected", true));
    }

    /** An operator's records: whom notices go to, or no more, and what a place is called. */
    void contact(String id, ObjectNode contact) {
        send("contacts", id, bytes(contact), contact);
    }

    void noContact(String id) {
        send("contacts", id, null, Chronicle.json().put("gone", true));
    }

    void location(String ref, String label) {
        ObjectNode location = Chronicle.json().put("locationRef", ref).put("label", label);
        send("locations", ref, bytes(location), location);
    }

    /** Somebody has seen a notice. */
    void acknowledge(String notice, String by) {
        ObjectNode seen = Chronicle.json()
                .put("noticeId", notice)
                .put("by", by)
                .put("at", chronicle.now().toString());
        send("notice-acknowledgements", notice, bytes(seen), seen);
    }

    /** What nobody can read. */
    void poison(String key, byte @Nullable [] value, String what) {
        send("call-events", key, value, Chronicle.json().put("poison", what));
    }

    private void send(String topic, String key, byte @Nullable [] value, ObjectNode told) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        TopicPartition place = brokers.place(PREFIX + topic, bytes);
        long offset = brokers.log(place).append(brokers.now(), LogRecord.Sent.of(bytes, value));
        deployment.arrived();
        Instant now = chronicle.now();
        chronicle.add(new Entry(Entry.Kind.INPUT, now, now, topic, place.partition(), offset, key, told));
    }

    private static byte[] bytes(ObjectNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
