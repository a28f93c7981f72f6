package io.ringback.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Everybody who writes inputs: gateways, presence services, operators. What was acknowledged is in the history. */
final class InputWriter implements AutoCloseable {
    private static final String PREFIX = "ringback.";

    private final KafkaProducer<String, byte[]> producer;
    private final HistoryWriter witness;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile long clockOffMillis;

    InputWriter(String bootstrapServers, HistoryWriter witness) {
        this.witness = witness;
        Map<String, Object> config = new HashMap<>(Clients.PATIENT);
        config.remove("default.api.timeout.ms");
        config.put("bootstrap.servers", bootstrapServers);
        config.put("acks", "all");
        config.put("linger.ms", 0);
        config.put("max.block.ms", 120_000);
        config.put("delivery.timeout.ms", 120_000);
        config.put("max.request.size", 1_000_000);
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** From now on the gateway believes that it is so much later, or earlier. */
    void setClockOff(long millis) {
        clockOffMillis = millis;
    }

    /** A call event; what is missing of it is filled in. Gives the moment just before it was sent. */
    Instant call(String key, ObjectNode event) {
        return call(key, event, false);
    }

    /**
     * A call event.
     *
     * @param odd whether it is served and may be rejected besides (R16, R22)
     */
    Instant call(String key, ObjectNode event, boolean odd) {
        return say(key, event, odd ? List.of("mayBeRejected") : List.of());
    }

    /** An attack's: it may be rejected, and whose call it is may be open. */
    void hostile(String key, ObjectNode event) {
        say(key, event, List.of("mayBeRejected", "hostile"));
    }

    /** What the history has of it is what was said, with its time, and with marks for the checker. */
    private Instant say(String key, ObjectNode event, List<String> marks) {
        long time = System.currentTimeMillis() + clockOffMillis;
        ObjectNode said = event.deepCopy();
        if (!said.has("occurredAt")) {
            said.put("occurredAt", Instant.ofEpochMilli(time).toString());
        }
        ObjectNode told = said.deepCopy();
        marks.forEach(mark -> told.put(mark, true));
        Instant sent = Instant.now();
        send("call-events", key, time, bytes(said), told);
        return sent;
    }

    void presence(String agent, String pool, String status, String origin) {
        ObjectNode event = json().put("agentId", agent).put("pool", pool).put("status", status);
        event.put("origin", origin).put("changedAt", Instant.now().toString());
        send("agent-presence", agent, System.currentTimeMillis(), bytes(event), event);
    }

    /** An operator's record; it may be refused (R18). */
    void number(String number, String pool, String state) {
        ObjectNode event = json().put("number", number).put("pool", pool).put("state", state);
        send(
                "callback-pool",
                number,
                System.currentTimeMillis(),
                bytes(event),
                event.deepCopy().put("mayBeRejected", true));
    }

    /** What nobody can read. */
    void poison(String key, byte @Nullable [] value, String what) {
        send("call-events", key, System.currentTimeMillis(), value, json().put("poison", what));
    }

    void flush() {
        producer.flush();
    }

    boolean isQuiet() {
        return unanswered.get() == 0;
    }

    @Override
    public void close() {
        producer.close();
    }

    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static byte[] bytes(ObjectNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void send(String topic, String key, long time, byte @Nullable [] value, ObjectNode told) {
        unanswered.incrementAndGet();
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(PREFIX + topic, null, time, key, value);
        Future<RecordMetadata> unused = producer.send(record, (where, failure) -> {
            if (failure == null) {
                Instant at = Instant.ofEpochMilli(topic.equals("call-events") ? where.timestamp() : time);
                witness.add(new Entry(
                        Entry.Kind.INPUT, at, Instant.now(), topic, where.partition(), where.offset(), key, told));
            }
            unanswered.decrementAndGet();
        });
    }
}
