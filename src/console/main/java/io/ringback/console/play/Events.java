package io.ringback.console.play;

import io.ringback.event.AgentPresence;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.event.PresenceOrigin;
import java.time.Instant;
import java.util.Map;

/** What the platform says of its calls, details included: a gateway hands over what it has, and Ringback forgets it. */
final class Events {
    /** In every call's details: where else it is found, a detail has leaked. */
    static final String CANARY = "canary-detail-of-a-call";

    private static final String GATEWAY = "demo-gateway";
    private static final String PHONE = "demo-phone-7";
    private static final String CALLER = "+12025550171";

    private Events() {}

    static CallEvent dialled(PhoneCall call, Instant now) {
        return event(call.id, CallEventType.STARTED, now)
                .setDirection(Direction.OUTBOUND)
                .setAgentId(call.agent)
                .setDialledNumber(call.dialled)
                .setGatewayId(GATEWAY)
                .setLocationRef("demo-floor-2")
                .setEndpointRef(PHONE)
                .setDetails(Map.of("note", CANARY))
                .build();
    }

    static CallEvent received(PhoneCall call, Instant now) {
        return event(call.id, CallEventType.STARTED, now)
                .setDirection(Direction.INBOUND)
                .setDialledNumber(call.dialled)
                .setCallerNumber(CALLER)
                .setGatewayId(GATEWAY)
                .setDetails(Map.of("note", CANARY))
                .build();
    }

    static CallEvent of(PhoneCall call, CallEventType type, Instant now) {
        return event(call.id, type, now).build();
    }

    static CallEvent closed(String callId, String agent, Instant now) {
        return event(callId, CallEventType.SESSION_CLOSED, now)
                .setAgentId(agent)
                .build();
    }

    static AgentPresence chosen(String agent, String status, Instant now) {
        return new AgentPresence(agent, null, status, now, PresenceOrigin.AGENT);
    }

    private static CallEvent.Builder event(String callId, CallEventType type, Instant now) {
        return CallEvent.newBuilder().setCallId(callId).setType(type).setOccurredAt(now);
    }
}
