package io.ringback.intake;

import io.ringback.event.CallEventType;
import io.ringback.intake.decode.CallDecoder;
import io.ringback.intake.decode.CallFacts;
import io.ringback.intake.decode.Flaw;
import io.ringback.intake.dial.DialPlan;
import io.ringback.settings.EmergencyInbound;
import io.ringback.settings.Settings;
import io.ringback.settings.Trust;
import io.ringback.wire.UnreadableRecordException;
import org.jspecify.annotations.Nullable;

/** Says of a call event, before it is sent, what intake would complain of; it knows no call that went before. */
public final class Foretold {
    private final Settings settings;
    private final DialPlan plan;
    private final boolean inboundCounts;
    private final CallDecoder decoder = CallDecoder.ofContract(Trust.LISTED);

    public Foretold(Settings settings) {
        this.settings = settings;
        this.plan = DialPlan.of(settings);
        this.inboundCounts = settings.emergency().inbound() == EmergencyInbound.EMERGENCY;
    }

    /**
     * What an event names, as far as it can be read.
     *
     * @param flaw null when there is nothing wrong with it
     */
    public record Event(
            @Nullable String callId,
            @Nullable String linkedCallId,
            @Nullable String agentId,
            @Nullable Flaw flaw) {}

    /** Reads one event as intake would. */
    public Event event(byte[] value) {
        try {
            CallFacts facts = decoder.decode(value);
            Flaw flaw = facts.flaw() == null ? missing(facts) : facts.flaw();
            return new Event(facts.callId(), facts.linkedCallId(), facts.agentId(), flaw);
        } catch (UnreadableRecordException e) {
            return new Event(null, null, null, Flaw.of(e));
        }
    }

    private @Nullable Flaw missing(CallFacts facts) {
        boolean closesByAgent = facts.type() == CallEventType.SESSION_CLOSED && facts.agentId() != null;
        if (facts.callId() == null && !closesByAgent) {
            return Flaw.missing("callId");
        }
        return facts.type() == CallEventType.STARTED ? ofStart(facts) : null;
    }

    private @Nullable Flaw ofStart(CallFacts facts) {
        DialledCall call = DialledCall.read(facts, plan, "", settings.pool(facts.pool()), inboundCounts);
        if (call.isEmergency() && call.linkedCallId() == null) {
            return call.emergencyFlaw();
        }
        Flaw number = call.numberFlaw();
        return number == null ? call.directionFlaw() : number;
    }
}
