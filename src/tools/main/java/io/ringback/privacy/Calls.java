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
 * on has an emergency or a pool number as its dialled number, which is no canary; its other details are. Every call that
 * begins ends again.
 */
final class Calls {
    private final CanarySet canaries;
    private final OutputFormat format;
    private final Persona persona;
    private final List<CanaryRecord> records = new ArrayList<>();
    private int calls;

    Calls(CanarySet canaries, OutputFormat format, Persona persona) {
        this.canaries = canaries;
        this.format = format;
        this.persona = persona;
    }

    /** The agent's emergency calls. */
    List<CanaryRecord> emergencies() {
        emergency(persona.agent(), "911");
        emergency(persona.agent(), "sip:911@" + canaries.word("host of the dialled SIP URI") + ".example;user=phone");
        return taken();
    }

    /** Calls that keep nobody busy: ordinary ones, an emergency without an agent, one that cannot be dialled. */
    List<CanaryRecord> others() {
        ordinary();
        emergency(null, "911");
        String unusable = canaries.word("dialledNumber that is unusable");
        add(started(Direction.OUTBOUND).setAgentId(persona.agent()).setDialledNumber(unusable + "7".repeat(400)));
        return taken();
    }

    /**
     * The responder calls back, also marked as such, and the agent dials in to leave a message.
     *
     * @param number a callback number that is in service
     */
    List<CanaryRecord> callbacks(String number) {
        callUp(started(Direction.INBOUND).setDialledNumber(number));
        callUp(started(Direction.INBOUND)
                .setAgentId(persona.agent())
                .setPsapCallback(true)
                .setDialledNumber(canaries.number("dialledNumber of a marked callback")));
        callUp(started(Direction.OUTBOUND).setAgentId(persona.agent()).setDialledNumber(number));
        return taken();
    }

    /** The agent is done. */
    List<CanaryRecord> closing() {
        add(event(CallEventType.SESSION_CLOSED, persona.callId("close-" + format))
                .setAgentId(persona.agent()));
        return taken();
    }

    private void ordinary() {
        add(started(Direction.OUTBOUND)
                .setAgentId(persona.callId("ordinary"))
                .setDialledNumber(canaries.number("dialledNumber of an ordinary call")));
        add(started(Direction.OUTBOUND)
                .setDialledNumber("sip:" + canaries.word("dialledNumber, a SIP URI") + "@b.example"));
        add(started(Direction.INBOUND).setDialledNumber("tel:" + canaries.number("dialledNumber, a TEL URI")));
    }

    private void emergency(@Nullable String agent, String dialled) {
        CallEvent.Builder started =
                started(Direction.OUTBOUND).setAgentId(agent).setDialledNumber(dialled);
        add(started);
        add(event(CallEventType.ANSWERED, started.getCallId()));
        add(event(CallEventType.KEEPALIVE, started.getCallId())
                .setDialledNumber(canaries.number("dialledNumber of a KEEPALIVE")));
        add(event(CallEventType.ENDED, started.getCallId()));
    }

    private void callUp(CallEvent.Builder started) {
        add(started);
        add(event(CallEventType.ENDED, started.getCallId()));
    }

    private CallEvent.Builder started(Direction direction) {
        return event(CallEventType.STARTED, persona.callId("call-" + format + "-" + calls++))
                .setDirection(direction)
                .setRegion("US");
    }

    private CallEvent.Builder event(CallEventType type, String callId) {
        return CallEvent.newBuilder()
                .setType(type)
                .setCallId(callId)
                .setOccurredAt(Instant.now())
                .setPool(persona.pool())
                .setGatewayId(persona.run())
                .setLocationRef(persona.callId("site"));
    }

    private List<CanaryRecord> taken() {
        List<CanaryRecord> taken = List.copyOf(records);
        records.clear();
        return taken;
    }

    private void add(CallEvent.Builder event) {
        String type = event.getType() + " in " + format;
        boolean numbered = event.getType() == CallEventType.STARTED;
        event.setCallerNumber(
                numbered ? canaries.number("callerNumber of " + type) : canaries.word("callerNumber of " + type));
        event.setDetails(Map.of(
                "callerName",
                canaries.word("details: name, " + type),
                "location",
                "<gml:pos>" + canaries.word("details: location, " + type) + "</gml:pos>",
                "sip.P-Asserted-Identity",
                "sip:" + canaries.word("details: SIP header, " + type) + "@a.example",
                canaries.word("details: a name in the map, " + type),
                "x"));
        byte[] value = EventSerdes.output(CallEvent.class, format).serializer().serialize("", event.build());
        records.add(new CanaryRecord(
                event.getCallId().getBytes(StandardCharsets.UTF_8),
                value,
                canaries.word("name of a record header, " + type),
                canaries.word("record header, " + type).getBytes(StandardCharsets.UTF_8)));
    }
}
