package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalDirection;
import io.ringback.event.SignalType;
import io.ringback.intake.decode.CallFacts;
import io.ringback.intake.decode.Flaw;
import io.ringback.intake.dial.DialPlan;
import io.ringback.intake.dial.DialledNumber;
import io.ringback.settings.PoolSettings;
import io.ringback.settings.Settings;
import io.ringback.state.LegRow;
import org.jspecify.annotations.Nullable;

/** Decides what a call that starts is: a duplicate, a leg's other side, an emergency, a callback, or nothing of it. */
final class StartedCalls {
    private final Settings settings;
    private final DialPlan plan;
    private final Callers callers;
    private final Inventory inventory;
    private final Legs legs;
    private final EarlyEvents early;

    StartedCalls(Settings settings, Inventory inventory, Legs legs, EarlyEvents early) {
        this.settings = settings;
        this.plan = DialPlan.of(settings);
        this.callers = new Callers(settings);
        this.inventory = inventory;
        this.legs = legs;
        this.early = early;
    }

    /**
     * @param flaw what is wrong with the record, when something is
     */
    Finding recognise(CallFacts facts, @Nullable Flaw flaw, Source source) {
        DialledCall call = read(facts);
        if (flaw != null || facts.callId() == null) {
            return malformed(call, flaw != null ? flaw : Flaw.missing("callId"), source);
        }
        LegRow known = legs.find(facts.callId(), source);
        if (known != null && !source.started(known)) {
            return Finding.duplicate(facts.callId(), known);
        }
        LegRow first = firstLeg(facts, source);
        return first == null ? dialled(call, facts.callId(), source) : linked(call, facts.callId(), first, source);
    }

    /** A call that names itself is nobody's other side, also when it is read again. */
    private @Nullable LegRow firstLeg(CallFacts facts, Source source) {
        LegRow first = facts.linkedCallId() == null ? null : legs.find(facts.linkedCallId(), source);
        return first == null || source.started(first) ? null : first;
    }

    private DialledCall read(CallFacts facts) {
        PoolSettings pool = settings.pool(facts.pool());
        String region = DialPlan.region(facts.region(), pool.region());
        DialledNumber number = DialledNumber.read(facts.dialledNumber());
        return new DialledCall(facts, pool.name(), region, number, plan.meaning(number, region, pool.dialling()));
    }

    private Finding dialled(DialledCall call, String callId, Source source) {
        if (call.isEmergency()) {
            return emergency(call, callId, source);
        }
        if (call.isTest()) {
            return Finding.signalled(signal(call, callId, SignalType.TEST_DIALLED, call.pool(), source)
                    .build());
        }
        String number = inventory.find(call.number(), call.region());
        String pool = number == null ? null : inventory.poolOf(number);
        if (number != null && pool != null) {
            return poolNumber(call, callId, number, pool, source);
        }
        if (call.isCallbackToAgent()) {
            return callbackToAgent(call, callId, source);
        }
        if (call.numberFlaw() != null) {
            return malformed(call, call.numberFlaw(), source);
        }
        return call.directionFlaw() == null ? Finding.ordinary() : Finding.rejected(call.pool(), call.directionFlaw());
    }

    /** R1, R2; without an agent R16. */
    private Finding emergency(DialledCall call, String callId, Source source) {
        String agentId = call.facts().agentId();
        EmergencySignal signal = signal(call, callId, SignalType.EMERGENCY_DIALLED, call.pool(), source)
                .build();
        return Finding.ofLeg(signal, source.leg(call.pool(), agentId, null, null))
                .with(agentId == null ? Flaw.of(Flaw.Word.NO_AGENT, "agentId") : call.directionFlaw());
    }

    /** R5, R6, R9: the number's desk decides. A call of unknown direction counts as a callback. */
    private Finding poolNumber(DialledCall call, String callId, String number, String pool, Source source) {
        boolean outbound = !call.isInbound() && call.directionFlaw() == null;
        EmergencySignal signal = signal(call, callId, SignalType.POOL_NUMBER_CALLED, pool, source)
                .setNumber(number)
                .setDirection(outbound ? SignalDirection.OUTBOUND : SignalDirection.INBOUND)
                .build();
        return Finding.ofLeg(signal, source.leg(pool, call.facts().agentId(), number, null))
                .with(call.directionFlaw());
    }

    /** R20. */
    private Finding callbackToAgent(DialledCall call, String callId, Source source) {
        EmergencySignal signal = signal(call, callId, SignalType.PSAP_CALLED_BACK, call.pool(), source)
                .build();
        return Finding.ofLeg(signal, source.leg(call.pool(), call.facts().agentId(), null, null));
    }

    /** R21: another side of a leg is that leg, whatever it dials. */
    private Finding linked(DialledCall call, String callId, LegRow leg, Source source) {
        String first = leg.getLinkedCallId() == null ? call.facts().linkedCallId() : leg.getLinkedCallId();
        EmergencySignal signal = signal(call, callId, SignalType.LINKED_CALL_STARTED, leg.getPool(), source)
                .setAgentId(leg.getAgentId())
                .setNumber(leg.getNumber())
                .setLinkedCallId(first)
                .build();
        return Finding.ofLeg(signal, source.leg(leg.getPool(), leg.getAgentId(), leg.getNumber(), first));
    }

    /** R16: a reject; with a word to the desk when it could have been an emergency. */
    private static Finding malformed(DialledCall call, Flaw flaw, Source source) {
        if (!call.couldBeEmergency()) {
            return Finding.rejected(call.pool(), flaw);
        }
        CallFacts facts = call.facts();
        return Finding.rejected(
                source.signal(SignalType.EVENT_REJECTED, call.pool())
                        .setCallId(facts.callId())
                        .setAgentId(facts.agentId())
                        .setGatewayId(facts.gatewayId())
                        .setLocationRef(facts.locationRef())
                        .build(),
                flaw);
    }

    /** What every call that starts has, and what overtook it (R14). */
    private EmergencySignal.Builder signal(
            DialledCall call, String callId, SignalType type, String pool, Source source) {
        CallFacts facts = call.facts();
        EarlyEvents.Overtaking before = early.before(callId, source.appendedAt());
        return source.signal(type, pool)
                .setCallId(callId)
                .setAgentId(facts.agentId())
                .setGatewayId(facts.gatewayId())
                .setLocationRef(facts.locationRef())
                .setPsapCallback(facts.psapCallback())
                .setTrusted(callers.trusted(facts.callerNumber(), call.region()))
                .setAnsweredEarly(before.answered())
                .setEndedEarly(before.ended())
                .setClosedEarly(before.closed());
    }
}
