package io.ringback.centre;

import io.ringback.common.EventProducer;
import io.ringback.event.AgentPresence;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.event.PresenceOrigin;
import io.ringback.wire.EventSerdes;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The platform around Ringback, as far as it speaks: a telephony gateway, a presence service, an operator. */
public final class SimulatedGateway implements AutoCloseable {
    private final String prefix;
    private final KafkaProducer<String, byte[]> producer;
    private final Serializer<CallEvent> calls =
            EventSerdes.avro(CallEvent.class).serializer();
    private final Serializer<AgentPresence> presences =
            EventSerdes.avro(AgentPresence.class).serializer();
    private final Serializer<PooledNumber> numbers =
            EventSerdes.avro(PooledNumber.class).serializer();

    /**
     * Opens it.
     *
     * @param prefix of the topics that it writes to
     * @param kafka the brokers, and how to log in
     */
    public SimulatedGateway(String prefix, Map<String, ?> kafka) {
        this.prefix = prefix;
        this.producer =
                new KafkaProducer<>(EventProducer.settings(kafka), new StringSerializer(), new ByteArraySerializer());
    }

    /** An agent dials. */
    public void dials(String callId, String agentId, String pool, String number) {
        call(dial(callId, agentId, pool, number));
    }

    /** An agent dials from a device that the gateway knows (R24). */
    public void dialsFrom(String endpoint, String callId, String agentId, String pool, String number) {
        call(dial(callId, agentId, pool, number).setEndpointRef(endpoint));
    }

    /** Somebody calls a number of the contact centre. */
    public void calls(String callId, String caller, String number) {
        call(event(callId, CallEventType.STARTED)
                .setDirection(Direction.INBOUND)
                .setCallerNumber(caller)
                .setDialledNumber(number));
    }

    /** Anything that happens to a call that has begun. */
    public void says(String callId, CallEventType type) {
        call(event(callId, type));
    }

    public void presence(String agentId, String pool, String status) {
        AgentPresence presence = new AgentPresence(agentId, pool, status, Instant.now(), PresenceOrigin.AGENT);
        send("agent-presence", agentId, presences.serialize(prefix, presence));
    }

    public void offers(String number, String pool) {
        PooledNumber offered = new PooledNumber(number, pool, NumberState.IN_SERVICE);
        send("callback-pool", number, numbers.serialize(prefix, offered));
    }

    @Override
    public void close() {
        producer.close();
    }

    private void call(CallEvent.Builder event) {
        CallEvent call = event.build();
        send("call-events", call.getCallId(), calls.serialize(prefix, call));
    }

    private static CallEvent.Builder dial(String callId, String agentId, String pool, String number) {
        return event(callId, CallEventType.STARTED)
                .setDirection(Direction.OUTBOUND)
                .setAgentId(agentId)
                .setPool(pool)
                .setDialledNumber(number);
    }

    private static CallEvent.Builder event(String callId, CallEventType type) {
        return CallEvent.newBuilder().setCallId(callId).setType(type).setOccurredAt(Instant.now());
    }

    /** Returns once the brokers have the record. */
    private void send(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(prefix + topic, key, value)).get();
        } catch (ExecutionException e) {
            throw new KafkaException("publishing to " + prefix + topic + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
