package io.ringback.intake;

import io.ringback.event.EmergencySignal;
import io.ringback.intake.decode.Flaw;
import io.ringback.state.LegRow;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a record comes to: whom to tell, what to remember, what to complain of. Each may be nothing.
 *
 * @param pool whom it concerns
 * @param legs the calls to remember, or to keep remembering
 */
record Finding(
        Outcome outcome,
        String pool,
        List<EmergencySignal> signals,
        List<KnownCall> legs,
        @Nullable Flaw flaw) {

    /** A call of an emergency and its row. */
    record KnownCall(String callId, LegRow row) {}

    private static final Finding ORDINARY = nothing(Outcome.ORDINARY);
    private static final Finding IGNORED = nothing(Outcome.IGNORED);

    private static Finding nothing(Outcome outcome) {
        return new Finding(outcome, "", List.of(), List.of(), null);
    }

    static Finding ordinary() {
        return ORDINARY;
    }

    boolean isOrdinary() {
        return outcome == Outcome.ORDINARY;
    }

    static Finding ignored() {
        return IGNORED;
    }

    static Finding rejected(String pool, Flaw flaw) {
        return new Finding(Outcome.REJECTED, pool, List.of(), List.of(), flaw);
    }

    /** Rejected, and the pool's desk is told that it could have been an emergency (R16). */
    static Finding rejected(EmergencySignal notice, Flaw flaw) {
        return new Finding(Outcome.REJECTED, notice.getPool(), List.of(notice), List.of(), flaw);
    }

    static Finding duplicate(String callId, LegRow leg) {
        return new Finding(Outcome.DUPLICATE, leg.getPool(), List.of(), List.of(new KnownCall(callId, leg)), null);
    }

    static Finding signalled(EmergencySignal signal) {
        return new Finding(Outcome.SIGNALLED, signal.getPool(), List.of(signal), List.of(), null);
    }

    static Finding lost(EmergencySignal signal) {
        return new Finding(Outcome.LOST, signal.getPool(), List.of(signal), List.of(), null);
    }

    /** Told, and the signal's call remembered. */
    static Finding ofLeg(EmergencySignal signal, LegRow leg) {
        return new Finding(
                Outcome.SIGNALLED,
                signal.getPool(),
                List.of(signal),
                List.of(new KnownCall(signal.getCallId(), leg)),
                null);
    }

    /** Nobody's emergency, and remembered so that its events are taken for nobody else's (R22). */
    static Finding namesake(String callId, LegRow row, Flaw flaw) {
        return new Finding(Outcome.REJECTED, row.getPool(), List.of(), List.of(new KnownCall(callId, row)), flaw);
    }

    /** The same, with something wrong that hinders nothing. */
    Finding with(@Nullable Flaw found) {
        return found == null ? this : new Finding(outcome, pool, signals, legs, found);
    }

    /** The same, and others told and remembered besides. */
    Finding and(List<EmergencySignal> toldBesides, List<KnownCall> knownBesides) {
        return new Finding(outcome, pool, joined(signals, toldBesides), joined(legs, knownBesides), flaw);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return more.isEmpty()
                ? some
                : Stream.concat(some.stream(), more.stream()).toList();
    }
}
