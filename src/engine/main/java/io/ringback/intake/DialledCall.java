package io.ringback.intake;

import io.ringback.event.Direction;
import io.ringback.intake.decode.CallFacts;
import io.ringback.intake.decode.CallFacts.Reading;
import io.ringback.intake.decode.Flaw;
import io.ringback.intake.dial.DialPlan;
import io.ringback.intake.dial.DialPlan.Meaning;
import io.ringback.intake.dial.DialledNumber;
import io.ringback.settings.PoolSettings;
import org.jspecify.annotations.Nullable;

/**
 * A call that starts, and what its number means where it was dialled.
 *
 * @param pool the agent's, as configured
 * @param meaning the number's, pool numbers aside
 * @param inboundCounts whether a call that comes in can be an emergency (R16)
 */
record DialledCall(
        CallFacts facts, String pool, String region, DialledNumber number, Meaning meaning, boolean inboundCounts) {

    /** @param pool whose telephones these are, by the name that counts */
    static DialledCall read(CallFacts facts, DialPlan plan, String name, PoolSettings pool, boolean inboundCounts) {
        String region = DialPlan.region(facts.region(), pool.region());
        DialledNumber number = DialledNumber.read(facts.dialledNumber());
        Meaning meaning = plan.meaning(number, region, pool.dialling());
        for (String besides : facts.dialledBesides()) {
            boolean isEmergency =
                    plan.meaning(DialledNumber.read(besides), region, pool.dialling()) == Meaning.EMERGENCY;
            meaning = isEmergency ? Meaning.EMERGENCY : meaning;
        }
        if (meaning == Meaning.OTHER && DialledNumber.isTorn(facts.dialledNumber())) {
            meaning = Meaning.UNUSABLE;
        }
        return new DialledCall(facts, name, region, number, meaning, inboundCounts);
    }

    /** Of whatever direction: nobody is called at an emergency number, but in a contact centre that answers them. */
    boolean isEmergency() {
        boolean isTold = facts.emergency() || meaning == Meaning.EMERGENCY;
        return isTold && canBeEmergency();
    }

    private boolean canBeEmergency() {
        return inboundCounts || !isInbound();
    }

    boolean isTest() {
        return !isInbound() && meaning == Meaning.TEST;
    }

    /** An emergency, or nobody can tell (R16). */
    boolean couldBeEmergency() {
        boolean isUnusable = !isInbound() && meaning == Meaning.UNUSABLE;
        return isEmergency() || isUnusable || isUnclear() || facts.reading() == Reading.CUT;
    }

    /** An event of an unknown type, of which there is something that an emergency would have. */
    boolean couldHaveBegunOne() {
        boolean namesNumber = facts.dialledNumber() != null && meaning == Meaning.UNUSABLE;
        return isEmergency() || namesNumber || isUnclear() || facts.reading() != Reading.WHOLE;
    }

    private boolean isUnclear() {
        return facts.emergencyUnclear() && canBeEmergency();
    }

    /** R20: whatever was dialled. */
    boolean isCallbackToAgent() {
        return isInbound() && facts.psapCallback() && facts.agentId() != null;
    }

    boolean isInbound() {
        return facts.direction() == Direction.INBOUND;
    }

    /** The call that it links to, other than itself (R21). */
    @Nullable String linkedCallId() {
        String linked = facts.linkedCallId();
        return linked == null || linked.equals(facts.callId()) ? null : linked;
    }

    /** What is wrong with the number; null when it can be dialled. */
    @Nullable Flaw numberFlaw() {
        if (meaning != Meaning.UNUSABLE) {
            return null;
        }
        return facts.dialledNumber() == null
                ? Flaw.missing("dialledNumber")
                : Flaw.of(Flaw.Word.UNUSABLE_NUMBER, "dialledNumber");
    }

    /** What is wrong with the direction; null when it is known. */
    @Nullable Flaw directionFlaw() {
        if (facts.direction() == null) {
            return Flaw.missing("direction");
        }
        return facts.direction() == Direction.UNKNOWN ? Flaw.of(Flaw.Word.UNKNOWN_VALUE, "direction") : null;
    }

    /**
     * What is wrong with an emergency that is served all the same (R16). Whether one that links to a call has an agent is
     * the desk's to say (R21).
     */
    @Nullable Flaw emergencyFlaw() {
        if (isInbound()) {
            return Flaw.of(Flaw.Word.WRONG_DIRECTION, "direction");
        }
        boolean isNobodys = facts.agentId() == null && linkedCallId() == null;
        return isNobodys ? Flaw.of(Flaw.Word.NO_AGENT, "agentId") : directionFlaw();
    }

    /** Says nothing of the call: its number is a detail. */
    @Override
    public String toString() {
        return "DialledCall[" + meaning + "]";
    }
}
