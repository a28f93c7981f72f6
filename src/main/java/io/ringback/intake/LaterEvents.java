package io.ringback.intake;

import io.ringback.event.CallEventType;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import io.ringback.intake.decode.CallFacts;
import io.ringback.intake.decode.Flaw;
import io.ringback.settings.Settings;
import io.ringback.state.LegRow;
import org.jspecify.annotations.Nullable;

/** Decides what an event after a call's start is: a leg's, a close by its agent (R4), too early (R14), or nobody's. */
final class LaterEvents {
    private final Settings settings;
    private final Legs legs;
    private final EarlyEvents early;

    LaterEvents(Settings settings, Legs legs, EarlyEvents early) {
        this.settings = settings;
        this.legs = legs;
        this.early = early;
    }

    /**
     * @param flaw what is wrong with the record, when something is
     */
    Finding recognise(CallFacts event, @Nullable Flaw flaw, Source source) {
        String callId = event.callId();
        if (flaw != null) {
            return Finding.rejected(pool(event), flaw);
        }
        if (callId == null) {
            return closesByAgent(event)
                    ? closedByAgent(event, source)
                    : Finding.rejected(pool(event), Flaw.missing("callId"));
        }
        LegRow leg = legs.find(callId, source);
        if (leg != null) {
            return ofLeg(callId, event.type(), leg, source);
        }
        early.keep(callId, event.type(), source.appendedAt());
        return closesByAgent(event) ? closedByAgent(event, source) : Finding.ordinary();
    }

    private static Finding ofLeg(String callId, CallEventType type, LegRow leg, Source source) {
        EmergencySignal signal = source.signal(signalType(type), leg.getPool())
                .setCallId(callId)
                .setAgentId(leg.getAgentId())
                .setNumber(leg.getNumber())
                .setLinkedCallId(leg.getLinkedCallId())
                .build();
        return Finding.ofLeg(signal, leg);
    }

    private static boolean closesByAgent(CallFacts event) {
        return event.type() == CallEventType.SESSION_CLOSED && event.agentId() != null;
    }

    private Finding closedByAgent(CallFacts event, Source source) {
        return Finding.signalled(source.signal(SignalType.SESSION_CLOSED, pool(event))
                .setCallId(event.callId())
                .setAgentId(event.agentId())
                .build());
    }

    private String pool(CallFacts event) {
        return settings.pool(event.pool()).name();
    }

    private static SignalType signalType(CallEventType type) {
        return switch (type) {
            case ANSWERED -> SignalType.CALL_ANSWERED;
            case KEEPALIVE -> SignalType.CALL_ALIVE;
            case ENDED -> SignalType.CALL_ENDED;
            case SESSION_CLOSED -> SignalType.SESSION_CLOSED;
            case STARTED, UNKNOWN -> throw new IllegalArgumentException(type.name());
        };
    }
}
