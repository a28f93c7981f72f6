package io.ringback.intake;

import io.ringback.event.SignalType;
import io.ringback.intake.decode.Flaw;
import io.ringback.state.CallKind;
import io.ringback.state.LegRow;
import org.jspecify.annotations.Nullable;

/**
 * What a call that starts turned out to be.
 *
 * @param pool whose desk decides
 * @param agent whose call it is; a linked call is its first leg's agent's
 * @param number the pool number that was dialled, in E.164
 * @param firstCall of a linked call: the first call of its leg
 * @param flaw what is wrong with it and hinders nothing
 */
record Recognition(
        SignalType type,
        CallKind kind,
        String pool,
        @Nullable String agent,
        @Nullable String number,
        @Nullable String firstCall,
        @Nullable Flaw flaw) {

    /** @param pool that serves the agent */
    static Recognition emergency(DialledCall call, String pool) {
        return new Recognition(
                SignalType.EMERGENCY_DIALLED,
                CallKind.EMERGENCY,
                pool,
                call.facts().agentId(),
                null,
                null,
                call.emergencyFlaw());
    }

    static Recognition poolNumber(DialledCall call, String number, String pool) {
        return new Recognition(
                SignalType.POOL_NUMBER_CALLED,
                CallKind.POOL_NUMBER,
                pool,
                call.facts().agentId(),
                number,
                null,
                call.directionFlaw());
    }

    /**
     * Of the agent's pool, also when another pool's number was dialled (R20).
     *
     * @param pool that serves the agent
     */
    static Recognition callbackToAgent(DialledCall call, String pool, @Nullable String number) {
        return new Recognition(
                SignalType.PSAP_CALLED_BACK,
                CallKind.PSAP_CALLBACK,
                pool,
                call.facts().agentId(),
                number,
                null,
                null);
    }

    /** R21: another side of a leg is that leg. */
    static Recognition linked(DialledCall call, LegRow leg) {
        String first = leg.getLinkedCallId() == null ? call.linkedCallId() : leg.getLinkedCallId();
        return new Recognition(
                SignalType.LINKED_CALL_STARTED,
                CallKind.LINKED,
                leg.getPool(),
                leg.getAgentId(),
                leg.getNumber(),
                first,
                null);
    }

    /** An emergency that names no agent is its leg's, if that is up: the desk knows, and else serves it alone (R16). */
    static Recognition emergencySide(DialledCall call, LegRow leg) {
        Recognition side = linked(call, leg);
        return new Recognition(
                SignalType.EMERGENCY_DIALLED,
                side.kind(),
                side.pool(),
                side.agent(),
                side.number(),
                side.firstCall(),
                call.emergencyFlaw());
    }

    /** R16, R21: it names no agent; the agent is that of the leg it links to, whose side it may be. */
    boolean isNobodysEmergency() {
        return type == SignalType.EMERGENCY_DIALLED && kind == CallKind.LINKED;
    }

    /** The same, for another pool's desk to decide. */
    Recognition in(String otherPool) {
        return new Recognition(type, kind, otherPool, agent, number, firstCall, flaw);
    }

    static Recognition linkedAgain(DialledCall call, LegRow own) {
        boolean isEmergency = call.isEmergency() && call.facts().agentId() == null;
        return new Recognition(
                isEmergency ? SignalType.EMERGENCY_DIALLED : SignalType.LINKED_CALL_STARTED,
                CallKind.LINKED,
                own.getPool(),
                own.getAgentId(),
                own.getNumber(),
                own.getLinkedCallId(),
                null);
    }
}
