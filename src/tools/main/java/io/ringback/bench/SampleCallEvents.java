package io.ringback.bench;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;

/** Call events as a gateway writes them: about 300 bytes of details each when a call starts. All numbers are fictional. */
final class SampleCallEvents {
    private static final int EVENTS_OF_A_CALL = 3;
    private static final Map<String, String> DETAILS = Map.of(
            "sipCallId", "b2c9f0d4-6a1e-4b7e-9a55-0c1f2e3d4a5b@gateway-3.example",
            "queue", "billing-tier-2",
            "codec", "opus/48000/2",
            "customerRef", "c-88412907",
            "ivrPath", "1/4/2",
            "campaign", "none");

    private final Serializer<CallEvent> serializer;
    private final int pools;

    /** Of agents who name no pool. */
    SampleCallEvents(OutputFormat format) {
        this(format, 0);
    }

    /** @param pools those that emergencies are spread over; 0 for the one that needs no name */
    SampleCallEvents(OutputFormat format, int pools) {
        this.pools = pools;
        this.serializer = EventSerdes.output(CallEvent.class, format).serializer();
    }

    /** An agent dials 911. */
    byte[] emergency(String callId, String agentId) {
        return bytes(event(callId, CallEventType.STARTED)
                .setDirection(Direction.OUTBOUND)
                .setAgentId(agentId)
                .setPool(pools == 0 ? null : pool(Math.floorMod(callId.hashCode() * 31, pools)))
                .setDialledNumber("911"));
    }

    /** The name of one of many pools. */
    static String pool(int index) {
        return "tenant-" + index;
    }

    /** The id of the call that an event of ordinary calls is about. */
    static String ordinaryCall(String prefix, int index) {
        return prefix + index / EVENTS_OF_A_CALL;
    }

    /** Events of calls that are nobody's emergency, one call after the other: begun, answered, ended. */
    byte[] ordinary(String prefix, int index) {
        String callId = ordinaryCall(prefix, index);
        return switch (index % EVENTS_OF_A_CALL) {
            case 0 -> bytes(started(callId, index));
            case 1 -> bytes(event(callId, CallEventType.ANSWERED));
            default -> bytes(event(callId, CallEventType.ENDED));
        };
    }

    private static CallEvent.Builder started(String callId, int index) {
        boolean outbound = index % 2 == 0;
        return event(callId, CallEventType.STARTED)
                .setDirection(outbound ? Direction.OUTBOUND : Direction.INBOUND)
                .setAgentId(outbound ? "agent-" + index % 5_000 : null)
                .setDialledNumber("+120255501" + (10 + index % 90))
                .setCallerNumber("+1202555010" + index % 10)
                .setDetails(DETAILS);
    }

    private static CallEvent.Builder event(String callId, CallEventType type) {
        return CallEvent.newBuilder()
                .setCallId(callId)
                .setType(type)
                .setOccurredAt(Instant.now())
                .setGatewayId("gateway-3");
    }

    private byte[] bytes(CallEvent.Builder event) {
        return serializer.serialize("", event.build());
    }
}
