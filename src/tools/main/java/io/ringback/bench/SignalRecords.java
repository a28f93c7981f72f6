package io.ringback.bench;

import io.ringback.event.DefinitionState;
import io.ringback.event.EmergencySignal;
import io.ringback.event.PoolDefinition;
import io.ringback.event.SignalType;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.JsonCodec;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serializer;

/** Signals as intake writes them, for measures of the desk alone. Numbers are of +999, which no country has. */
final class SignalRecords {
    static final String TOPIC = "emergency-signals";

    private final Serializer<EmergencySignal> serializer =
            EventSerdes.avro(EmergencySignal.class).serializer();
    private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private long offset;

    static String number(int index) {
        return "+999" + (10_000_000 + index);
    }

    byte[] numberOffered(String pool, int index) {
        return bytes(
                signal(SignalType.NUMBER_OFFERED, pool).setNumber(number(index)).setToPool(pool));
    }

    /** With nothing but the deployment's own settings. */
    byte[] poolDefined(String pool) {
        PoolDefinition definition = PoolDefinition.newBuilder()
                .setPool(pool)
                .setState(DefinitionState.OPEN)
                .build();
        return bytes(signal(SignalType.POOL_DEFINED, pool).setDefinition(JsonCodec.toJson(definition)));
    }

    byte[] dialled(String pool, String callId, String agentId) {
        return bytes(dial(pool, callId, agentId));
    }

    /** A call that was over before its start was heard of (R14): the lease begins and no leg is up. */
    byte[] dialledAndEnded(String pool, String callId, String agentId) {
        return bytes(dial(pool, callId, agentId).setEndedEarly(true));
    }

    byte[] presence(String pool, String agentId, String status) {
        return bytes(signal(SignalType.BASE_STATUS_CHANGED, pool)
                .setAgentId(agentId)
                .setStatus(status)
                .setChangedAt(Instant.now()));
    }

    private EmergencySignal.Builder dial(String pool, String callId, String agentId) {
        return signal(SignalType.EMERGENCY_DIALLED, pool)
                .setCallId(callId)
                .setAgentId(agentId)
                .setGatewayId("gateway-3");
    }

    /** Each from a source partition of its own run, so that none is taken for a replay. */
    private EmergencySignal.Builder signal(SignalType type, String pool) {
        return EmergencySignal.newBuilder()
                .setType(type)
                .setPool(pool)
                .setSourceTopicId(run)
                .setSourceTopic("call-events")
                .setSourcePartition(0)
                .setSourceOffset(offset++)
                .setAppendedAt(Instant.now());
    }

    private byte[] bytes(EmergencySignal.Builder signal) {
        return serializer.serialize("", signal.build());
    }
}
