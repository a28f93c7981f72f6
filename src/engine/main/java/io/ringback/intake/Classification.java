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
record Classification(
        RecordOutcome outcome,
        String pool,
        List<EmergencySignal> signals,
        List<KnownCall> legs,
        @Nullable Flaw flaw) {

    /** A call of an emergency and its row. */
    record KnownCall(String callId, LegRow row) {}

    private static final Classification ORDINARY = nothing(RecordOutcome.ORDINARY);
    private static final Classification IGNORED = nothing(RecordOutcome.IGNORED);

    private static Classification nothing(RecordOutcome outcome) {
        return new Classification(outcome, "", List.of(), List.of(), null);
    }

    static Classification ordinary() {
        return ORDINARY;
    }

    boolean isOrdinary() {
        return outcome == RecordOutcome.ORDINARY;
    }

    static Classification ignored() {
        return IGNORED;
    }

    /** Rejected, and no pool can be told from it: the default one stands there. */
    static Classification rejected(Flaw flaw) {
        return rejected(KnownPools.DEFAULT, flaw);
    }

    static Classification rejected(String pool, Flaw flaw) {
        return new Classification(RecordOutcome.REJECTED, pool, List.of(), List.of(), flaw);
    }

    /** Rejected, and the pool's desk is told that it could have been an emergency (R16). */
    static Classification rejected(EmergencySignal notice, Flaw flaw) {
        return new Classification(RecordOutcome.REJECTED, notice.getPool(), List.of(notice), List.of(), flaw);
    }

    static Classification duplicate(String callId, LegRow leg) {
        return new Classification(
                RecordOutcome.DUPLICATE, leg.getPool(), List.of(), List.of(new KnownCall(callId, leg)), null);
    }

    /** Told again, of a call that is not remembered. */
    static Classification duplicate(String pool) {
        return new Classification(RecordOutcome.DUPLICATE, pool, List.of(), List.of(), null);
    }

    static Classification signalled(EmergencySignal signal) {
        return new Classification(RecordOutcome.SIGNALLED, signal.getPool(), List.of(signal), List.of(), null);
    }

    static Classification lost(EmergencySignal signal) {
        return new Classification(RecordOutcome.LOST, signal.getPool(), List.of(signal), List.of(), null);
    }

    /** Told, and the signal's call remembered. */
    static Classification ofLeg(EmergencySignal signal, LegRow leg) {
        return new Classification(
                RecordOutcome.SIGNALLED,
                signal.getPool(),
                List.of(signal),
                List.of(new KnownCall(signal.getCallId(), leg)),
                null);
    }

    /** Nobody's emergency, and remembered so that its events are taken for nobody else's (R22). */
    static Classification namesake(String callId, LegRow row, Flaw flaw) {
        return new Classification(
                RecordOutcome.REJECTED, row.getPool(), List.of(), List.of(new KnownCall(callId, row)), flaw);
    }

    /** The same, under the id of a leg: remembered so that its events are taken for nobody else's (R22). */
    Classification underKnownId(String callId, LegRow row, Flaw reused) {
        return and(List.of(), List.of(new KnownCall(callId, row))).with(reused);
    }

    /** The same, and nothing remembered. */
    Classification forgotten() {
        return new Classification(outcome, pool, signals, List.of(), flaw);
    }

    /** The same, with something wrong that hinders nothing. */
    Classification with(@Nullable Flaw found) {
        return found == null ? this : new Classification(outcome, pool, signals, legs, found);
    }

    /** The same, and others told and remembered besides. */
    Classification and(List<EmergencySignal> toldBesides, List<KnownCall> knownBesides) {
        return new Classification(outcome, pool, joined(signals, toldBesides), joined(legs, knownBesides), flaw);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return more.isEmpty()
                ? some
                : Stream.concat(some.stream(), more.stream()).toList();
    }
}
