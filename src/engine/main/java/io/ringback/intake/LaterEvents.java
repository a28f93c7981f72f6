package io.ringback.intake;

import io.ringback.event.CallEventType;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import io.ringback.intake.decode.CallFacts;
import io.ringback.intake.decode.Flaw;
import io.ringback.state.CallKind;
import io.ringback.state.LegRow;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides what an event after a call's start is: a leg's, a close by its agent (R4), too early (R14), or nobody's. */
final class LaterEvents {
    private final KnownPools pools;
    private final KnownLegs legs;
    private final EarlyEvents early;

    LaterEvents(KnownPools pools, KnownLegs legs, EarlyEvents early) {
        this.pools = pools;
        this.legs = legs;
        this.early = early;
    }

    Classification recognise(CallFacts event, Source source) {
        Classification finding =
                event.callId() == null ? ofNoCall(event, source) : ofCall(event, event.callId(), source);
        if (event.flaw() == null) {
            return finding;
        }
        return finding.isOrdinary() ? Classification.rejected(pool(event), event.flaw()) : finding.with(event.flaw());
    }

    private Classification ofNoCall(CallFacts event, Source source) {
        return closesByAgent(event)
                ? closedWhereItMayBe(event, source)
                : Classification.rejected(pool(event), Flaw.missing("callId"));
    }

    private Classification ofCall(CallFacts event, String callId, Source source) {
        LegRow leg = leg(event, callId, source);
        if (leg != null && leg.getKind() != CallKind.OTHER) {
            return ofLeg(event, leg, source);
        }
        if (leg == null) {
            early.keep(callId, event, source.appendedAt());
        }
        return event.type() == CallEventType.SESSION_CLOSED ? closed(event, callId, source) : Classification.ordinary();
    }

    /**
     * A close is about an agent's session (R4), and who says it may be another than the call's gateway: an agent's desktop, an
     * operator. Of two emergencies with one id it is for the one that has an agent.
     */
    private @Nullable LegRow leg(CallFacts event, String callId, Source source) {
        LegRow own = legs.find(callId, event.gatewayId(), source);
        if (event.type() != CallEventType.SESSION_CLOSED) {
            return own;
        }
        LegRow leg = own == null ? legs.find(callId, null, source) : own;
        boolean isNobodys = leg != null && leg.getKind() == CallKind.EMERGENCY && leg.getAgentId() == null;
        if (!isNobodys) {
            return leg;
        }
        return legs.all(callId, source).stream()
                .filter(row -> row.getKind() == CallKind.EMERGENCY && row.getAgentId() != null)
                .findFirst()
                .orElse(leg);
    }

    private Classification ofLeg(CallFacts event, LegRow leg, Source source) {
        boolean closes = event.type() == CallEventType.SESSION_CLOSED;
        String agent = closes && event.agentId() != null ? event.agentId() : leg.getAgentId();
        EmergencySignal signal = signal(event, leg.getPool(), agent, source)
                .setNumber(leg.getNumber())
                .setLinkedCallId(leg.getLinkedCallId())
                .setOccurredAt(StartSignals.time(event.occurredAt()))
                .setToPool(elsewhere(leg))
                .build();
        Classification finding = Classification.ofLeg(signal, Life.after(leg, event, source));
        return closesByAgent(event) && !Objects.equals(event.agentId(), leg.getAgentId())
                ? finding.and(closes(event, leg.getPool(), source), List.of())
                : finding;
    }

    /** R20: a marked callback over another pool's number, or its other side, is that pool's when its agent awaited nobody. */
    private @Nullable String elsewhere(LegRow leg) {
        boolean mayBe = leg.getKind() == CallKind.PSAP_CALLBACK || leg.getKind() == CallKind.LINKED;
        return mayBe ? pools.elsewhere(leg.getPool(), leg.getNumber()) : null;
    }

    /** A close for each desk where its agent may have a session, but one that is told already (R4). */
    private List<EmergencySignal> closes(CallFacts event, @Nullable String told, Source source) {
        return pools.placesOfSession(event.pool(), event.agentId()).stream()
                .filter(pool -> !pool.equals(told))
                .map(pool -> closed(event, pool, event.agentId(), source))
                .toList();
    }

    private Classification closedWhereItMayBe(CallFacts event, Source source) {
        List<EmergencySignal> all = closes(event, null, source);
        return Classification.signalled(all.get(0)).and(all.subList(1, all.size()), List.of());
    }

    /**
     * Of a call that is not known, or no longer: its agent's desk decides, the one where it was a leg, or the one that the
     * event names, since where it was is forgotten with a restart (R4).
     */
    private Classification closed(CallFacts event, String callId, Source source) {
        String past = closesByAgent(event) ? null : legs.pastPool(callId);
        if (past != null) {
            return Classification.signalled(closed(event, past, null, source));
        }
        return closesByAgent(event) || event.pool() != null
                ? closedWhereItMayBe(event, source)
                : Classification.ordinary();
    }

    private static boolean closesByAgent(CallFacts event) {
        return event.type() == CallEventType.SESSION_CLOSED && event.agentId() != null;
    }

    private static EmergencySignal closed(CallFacts event, String pool, @Nullable String agent, Source source) {
        return signal(event, pool, agent, source).build();
    }

    private static EmergencySignal.Builder signal(CallFacts event, String pool, @Nullable String agent, Source source) {
        return source.signal(signalType(event.type()), pool)
                .setCallId(event.callId())
                .setAgentId(agent)
                .setGatewayId(event.gatewayId())
                .setOccurredAt(StartSignals.time(event.occurredAt()))
                .setKeepaliveSeconds(StartSignals.keepalive(event))
                .setForce(event.force() && event.type() == CallEventType.SESSION_CLOSED)
                .setReleases(event.type() == CallEventType.SESSION_CLOSED ? event.releases() : null);
    }

    private String pool(CallFacts event) {
        return pools.name(event.pool());
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
