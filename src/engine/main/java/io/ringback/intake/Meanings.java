package io.ringback.intake;

import io.ringback.intake.decode.CallFacts;
import io.ringback.intake.dial.DialPlan;
import io.ringback.settings.EmergencyInbound;
import io.ringback.settings.Settings;
import io.ringback.state.CallKind;
import io.ringback.state.LegRow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a call that starts means by what was dialled, and what by its link alone. A number goes first (R21): an
 * emergency under a link to a known call is still an emergency of whoever dials it.
 */
final class Meanings {
    private final DialPlan plan;
    private final KnownPools pools;
    private final Inventory inventory;
    private final KnownLegs legs;
    private final boolean inboundCounts;

    Meanings(Settings settings, KnownPools pools, Inventory inventory, KnownLegs legs) {
        this.plan = DialPlan.of(settings);
        this.pools = pools;
        this.inventory = inventory;
        this.legs = legs;
        this.inboundCounts = settings.emergency().inbound() == EmergencyInbound.EMERGENCY;
    }

    DialledCall read(CallFacts facts) {
        return DialledCall.read(facts, plan, pools.name(facts.pool()), pools.settings(facts.pool()), inboundCounts);
    }

    /** Null when the call means nothing and links to nothing that is known. */
    @Nullable Recognition recognise(DialledCall call, Source source) {
        String number = poolNumber(call);
        LegRow leg = linked(call, source);
        if (leg == null) {
            return byNumber(call, number);
        }
        boolean isCallback = call.isInbound() && number != null;
        boolean isOtherSide = call.facts().agentId() == null && call.isEmergency() && !isCallback;
        Recognition found = isOtherSide ? Recognition.emergencySide(call, leg) : byNumber(call, number);
        return found == null ? Recognition.linked(call, leg) : found;
    }

    /** Null when the call means nothing by itself. */
    @Nullable Recognition recogniseByNumber(DialledCall call) {
        return byNumber(call, poolNumber(call));
    }

    private @Nullable Recognition byNumber(DialledCall call, @Nullable String number) {
        String pool = number == null ? null : inventory.poolOf(number);
        if (call.isCallbackToAgent() && !serving(call).equals(pool)) {
            return Recognition.callbackToAgent(call, serving(call), number);
        }
        if (number != null && pool != null && (call.isInbound() || !call.isEmergency())) {
            return Recognition.poolNumber(call, number, pool);
        }
        return call.isEmergency() ? Recognition.emergency(call, serving(call)) : null;
    }

    private String serving(DialledCall call) {
        return pools.serving(call.facts().agentId(), call.pool());
    }

    /** A call that comes in, or may, names no region: its number is read as any country writes it (R5). */
    private @Nullable String poolNumber(DialledCall call) {
        boolean anywhere = call.isInbound() || call.directionFlaw() != null;
        return inventory.find(call.number(), call.region(), pools.outsideLines(), anywhere);
    }

    /** The leg that the call names, unless that is over in all its sides (R21). */
    private @Nullable LegRow linked(DialledCall call, Source source) {
        LegRow leg = named(call, source);
        String first = firstCall(call, leg);
        boolean isUp = leg != null && first != null && (!Life.isOver(leg, source) || legs.isAnySideUp(first, source));
        return isUp ? leg : null;
    }

    /** Whether the call may be another side of a leg by what it names: a call of that leg, or one that is forgotten (R21). */
    boolean mayBeSideOf(@Nullable String firstCall, DialledCall call, Source source) {
        LegRow leg = named(call, source);
        return call.linkedCallId() != null && (leg == null || Objects.equals(firstCall(call, leg), firstCall));
    }

    private static @Nullable String firstCall(DialledCall call, @Nullable LegRow leg) {
        return leg == null || leg.getLinkedCallId() == null ? call.linkedCallId() : leg.getLinkedCallId();
    }

    private @Nullable LegRow named(DialledCall call, Source source) {
        String linked = call.linkedCallId();
        LegRow leg = linked == null ? null : legs.find(linked, call.facts().gatewayId(), source);
        return leg == null || leg.getKind() == CallKind.OTHER || source.started(leg) ? null : leg;
    }
}
