package io.ringback.intake;

import io.ringback.event.Direction;
import io.ringback.intake.decode.CallFacts;
import io.ringback.intake.decode.Flaw;
import io.ringback.intake.dial.DialPlan.Meaning;
import io.ringback.intake.dial.DialledNumber;
import org.jspecify.annotations.Nullable;

/**
 * A call that starts, and what its number means where it was dialled.
 *
 * @param pool the agent's, as configured
 * @param meaning the number's, pool numbers aside
 */
record DialledCall(CallFacts facts, String pool, String region, DialledNumber number, Meaning meaning) {

    /** A call of unknown direction counts as outbound: nobody is called at an emergency number. */
    boolean isEmergency() {
        return !isInbound() && meaning == Meaning.EMERGENCY;
    }

    boolean isTest() {
        return !isInbound() && meaning == Meaning.TEST;
    }

    /** An emergency, or nobody can tell (R16). */
    boolean couldBeEmergency() {
        return isEmergency() || (!isInbound() && meaning == Meaning.UNUSABLE);
    }

    /** R20: whatever was dialled. */
    boolean isCallbackToAgent() {
        return isInbound() && facts.psapCallback() && facts.agentId() != null;
    }

    boolean isInbound() {
        return facts.direction() == Direction.INBOUND;
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

    /** Says nothing of the call: its number is a detail. */
    @Override
    public String toString() {
        return "DialledCall[" + meaning + "]";
    }
}
