package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalDirection;
import io.ringback.event.SignalType;
import io.ringback.intake.decode.CallFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what the desk is told of a call that starts, with what overtook its STARTED (R14). */
final class StartSignals {
    /** What a drill's ids begin with. */
    private static final String DRILL = "drill-";

    private final KnownPools pools;
    private final EarlyEvents early;

    StartSignals(KnownPools pools, EarlyEvents early) {
        this.pools = pools;
        this.early = early;
    }

    /** A test call is for the desk that an emergency would go to: the number that it would use is the agent's (R2, R13). */
    EmergencySignal ofTest(DialledCall call, String callId, Source source) {
        String agent = call.facts().agentId();
        EmergencySignal.Builder signal = isDrill(call, callId)
                ? source.signal(SignalType.DRILLED, call.pool())
                : source.signal(SignalType.TEST_DIALLED, pools.serving(agent, call.pool()));
        return started(call, callId, signal, source).setAgentId(agent).build();
    }

    /** A drill is nobody's: its agent and its call are such as no gateway has, so that its rows are about nothing real. */
    private static boolean isDrill(DialledCall call, String callId) {
        return call.facts().drill()
                && callId.startsWith(DRILL)
                && (DRILL + call.pool()).equals(call.facts().agentId());
    }

    EmergencySignal.Builder of(DialledCall call, String callId, Recognition found, Source source) {
        EmergencySignal.Builder signal = started(call, callId, source.signal(found.type(), found.pool()), source)
                .setAgentId(found.isNobodysEmergency() ? null : found.agent())
                .setNumber(found.number())
                .setLinkedCallId(found.firstCall() == null ? call.linkedCallId() : found.firstCall());
        return switch (found.kind()) {
            case POOL_NUMBER -> signal.setDirection(direction(call));
            case PSAP_CALLBACK -> elsewhere(signal, call, found.number());
            case LINKED -> signal.setToPool(pools.elsewhere(found.pool(), found.number()));
            case EMERGENCY, OTHER, UNKNOWN -> signal;
        };
    }

    /** R20: of an agent who awaits nobody the number's own desk decides. */
    private EmergencySignal.Builder elsewhere(
            EmergencySignal.Builder signal, DialledCall call, @Nullable String number) {
        String there = pools.elsewhere(signal.getPool(), number);
        return there == null
                ? signal
                : signal.setToPool(there)
                        .setTrustedThere(
                                pools.callers(there).trusted(call.facts().callerNumber(), call.region()));
    }

    private EmergencySignal.Builder started(
            DialledCall call, String callId, EmergencySignal.Builder signal, Source source) {
        CallFacts facts = call.facts();
        EarlyEvents.Overtaking before =
                early.before(callId, facts.gatewayId(), facts.occurredAt(), source.appendedAt());
        TrustedCallers callers = pools.callers(signal.getPool());
        return signal.setCallId(callId)
                .setGatewayId(facts.gatewayId())
                .setLocationRef(facts.locationRef())
                .setEndpointRef(facts.endpointRef())
                .setPsapCallback(facts.psapCallback())
                .setTrusted(callers.trusted(facts.callerNumber(), call.region()))
                .setListed(callers.listed(facts.callerNumber(), call.region()))
                .setAnsweredEarly(before.answered())
                .setEndedEarly(before.ended())
                .setEndedEarlyAt(time(before.endedAt()))
                .setClosedEarly(before.closed())
                .setForcedEarly(before.forced())
                .setOccurredAt(time(facts.occurredAt()))
                .setKeepaliveSeconds(keepalive(facts));
    }

    /** A call of unknown direction counts as a callback. */
    private static SignalDirection direction(DialledCall call) {
        boolean outbound = !call.isInbound() && call.directionFlaw() == null;
        return outbound ? SignalDirection.OUTBOUND : SignalDirection.INBOUND;
    }

    /** What came for calls that had linked to this one before it was known. */
    List<EmergencySignal> ofLinked(List<EarlyLinks.Linked> calls, Recognition found, Source source) {
        List<EmergencySignal> signals = new ArrayList<>();
        for (EarlyLinks.Linked call : calls) {
            String callId = call.callId();
            EarlyEvents.Overtaking before =
                    early.before(callId, call.gatewayId(), CallFacts.NO_TIME, source.appendedAt());
            if (before.answered()) {
                signals.add(besides(SignalType.CALL_ANSWERED, callId, found, source));
            }
            if (before.ended()) {
                signals.add(besides(SignalType.CALL_ENDED, callId, found, source));
            }
        }
        return signals;
    }

    private EmergencySignal besides(SignalType type, String callId, Recognition found, Source source) {
        return source.besides(type, found.pool())
                .setCallId(callId)
                .setAgentId(found.agent())
                .setNumber(found.number())
                .setToPool(pools.elsewhere(found.pool(), found.number()))
                .build();
    }

    static @Nullable Instant time(long millis) {
        return millis == CallFacts.NO_TIME ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Integer keepalive(CallFacts facts) {
        return facts.keepaliveSeconds() == 0 ? null : Integer.valueOf(facts.keepaliveSeconds());
    }
}
