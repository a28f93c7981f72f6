package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import io.ringback.intake.decode.Flaw;
import io.ringback.state.LegRow;
import org.jspecify.annotations.Nullable;

/**
 * What a record comes to: whom to tell, what to remember, what to complain of. Each may be nothing.
 *
 * @param pool whom it concerns
 * @param leg the call to remember, or to keep remembering
 */
record Finding(
        Outcome outcome,
        String pool,
        @Nullable EmergencySignal signal,
        @Nullable KnownCall leg,
        @Nullable Flaw flaw) {

    /** A call of an emergency and its row. */
    record KnownCall(String callId, LegRow row) {}

    private static final Finding ORDINARY = new Finding(Outcome.ORDINARY, "", null, null, null);
    private static final Finding IGNORED = new Finding(Outcome.IGNORED, "", null, null, null);

    static Finding ordinary() {
        return ORDINARY;
    }

    static Finding ignored() {
        return IGNORED;
    }

    static Finding rejected(String pool, Flaw flaw) {
        return new Finding(Outcome.REJECTED, pool, null, null, flaw);
    }

    /** Rejected, and the pool's desk is told that it could have been an emergency (R16). */
    static Finding rejected(EmergencySignal notice, Flaw flaw) {
        return new Finding(Outcome.REJECTED, notice.getPool(), notice, null, flaw);
    }

    static Finding duplicate(String callId, LegRow leg) {
        return new Finding(Outcome.DUPLICATE, leg.getPool(), null, new KnownCall(callId, leg), null);
    }

    static Finding signalled(EmergencySignal signal) {
        return new Finding(Outcome.SIGNALLED, signal.getPool(), signal, null, null);
    }

    static Finding lost(EmergencySignal signal) {
        return new Finding(Outcome.LOST, signal.getPool(), signal, null, null);
    }

    /** Told, and the signal's call remembered. */
    static Finding ofLeg(EmergencySignal signal, LegRow leg) {
        return new Finding(Outcome.SIGNALLED, signal.getPool(), signal, new KnownCall(signal.getCallId(), leg), null);
    }

    /** The same, with something wrong that hinders nothing. */
    Finding with(@Nullable Flaw found) {
        return new Finding(outcome, pool, signal, leg, found);
    }
}
