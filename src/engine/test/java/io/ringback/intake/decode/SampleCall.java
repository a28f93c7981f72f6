package io.ringback.intake.decode;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.time.Instant;
import java.util.Map;

/** A call event that has everything, with a detail that nobody may repeat. */
final class SampleCall {
    static final String CANARY = "canary-7f3a";

    private SampleCall() {}

    static CallEvent.Builder event() {
        return CallEvent.newBuilder()
                .setCallId("call-1")
                .setType(CallEventType.STARTED)
                .setOccurredAt(Instant.parse("2026-11-01T10:00:00Z"))
                .setDirection(Direction.OUTBOUND)
                .setAgentId("agent-1")
                .setDialledNumber("911")
                .setCallerNumber(CANARY)
                .setPool("north")
                .setRegion("US")
                .setPsapCallback(true)
                .setLinkedCallId("call-0")
                .setGatewayId("gateway-1")
                .setLocationRef("site-1")
                .setEndpointRef("phone-1")
                .setEmergency(true)
                .setKeepaliveSeconds(30)
                .setForce(true)
                .setReleases("+12025550101")
                .setDrill(true)
                .setDetails(Map.of(CANARY, CANARY, "sip:From", "\"" + CANARY + "\\\" <sip:x@y>"));
    }

    static byte[] bytes(CallEvent event, OutputFormat format) {
        return EventSerdes.output(CallEvent.class, format).serializer().serialize("call-events", event);
    }
}
