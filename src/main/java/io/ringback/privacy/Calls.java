package io.ringback.privacy;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of call that Ringback treats differently, each with canaries in all of its details. A call that it must act
 * on has an emergency or a pool number as its dialled number, which is no canary; its other details are.
 */
final class Calls {
    private final Flock flock;
    private final OutputFormat format;
    private final String poolNumber;
    private final List<Planting> plantings = new ArrayList<>();
    private int calls;

    /** @param poolNumber a callback number that is in service */
    Calls(Flock flock, OutputFormat format, String poolNumber) {
        this.flock = flock;
        this.format = format;
        this.poolNumber = poolNumber;
    }

    List<Planting> plant() {
        String agent = "proof-agent-" + format;
        ordinary();
        emergency(agent, "911");
        emergency(agent, "sip:911@" + flock.word("host of the dialled SIP URI") + ".example;user=phone");
        emergency(null, "911");
        inbound(started(Direction.INBOUND).setDialledNumber(poolNumber));
        inbound(started(Direction.INBOUND)
                .setAgentId(agent)
                .setPsapCallback(true)
                .setDialledNumber(flock.number("dialledNumber of a marked callback")));
        add(started(Direction.OUTBOUND).setAgentId(agent).setDialledNumber(poolNumber));
        String unusable = flock.word("dialledNumber that is unusable");
        add(started(Direction.OUTBOUND).setAgentId(agent).setDialledNumber(unusable + "7".repeat(400)));
        add(event(CallEventType.SESSION_CLOSED, "proof-close-" + format).setAgentId(agent));
        return plantings;
    }

    private void ordinary() {
        add(started(Direction.OUTBOUND)
                .setAgentId("proof-ordinary")
                .setDialledNumber(flock.number("dialledNumber of an ordinary call")));
        add(started(Direction.OUTBOUND)
                .setDialledNumber("sip:" + flock.word("dialledNumber, a SIP URI") + "@b.example"));
        add(started(Direction.INBOUND).setDialledNumber("tel:" + flock.number("dialledNumber, a TEL URI")));
    }

    private void emergency(@Nullable String agent, String dialled) {
        CallEvent.Builder started =
                started(Direction.OUTBOUND).setAgentId(agent).setDialledNumber(dialled);
        add(started);
        add(event(CallEventType.ANSWERED, started.getCallId()));
        add(event(CallEventType.KEEPALIVE, started.getCallId())
                .setDialledNumber(flock.number("dialledNumber of a KEEPALIVE")));
        add(event(CallEventType.ENDED, started.getCallId()));
    }

    private void inbound(CallEvent.Builder started) {
        add(started);
        add(event(CallEventType.ENDED, started.getCallId()));
    }

    private CallEvent.Builder started(Direction direction) {
        return event(CallEventType.STARTED, "proof-call-" + format + "-" + calls++)
                .setDirection(direction);
    }

    private CallEvent.Builder event(CallEventType type, String callId) {
        return CallEvent.newBuilder()
                .setType(type)
                .setCallId(callId)
                .setOccurredAt(Instant.now())
                .setGatewayId("proof")
                .setLocationRef("proof-site");
    }

    private void add(CallEvent.Builder event) {
        String type = event.getType() + " in " + format;
        boolean numbered = event.getType() == CallEventType.STARTED;
        event.setCallerNumber(
                numbered ? flock.number("callerNumber of " + type) : flock.word("callerNumber of " + type));
        event.setDetails(Map.of(
                "callerName",
                flock.word("details: name, " + type),
                "location",
                "<gml:pos>" + flock.word("details: location, " + type) + "</gml:pos>",
                "sip.P-Asserted-Identity",
                "sip:" + flock.word("details: SIP header, " + type) + "@a.example",
                flock.word("details: a name in the map, " + type),
                "x"));
        byte[] value = EventSerdes.output(CallEvent.class, format).serializer().serialize("", event.build());
        plantings.add(new Planting(
                event.getCallId().getBytes(StandardCharsets.UTF_8),
                value,
                flock.word("name of a record header, " + type),
                flock.word("record header, " + type).getBytes(StandardCharsets.UTF_8)));
    }
}
