package io.ringback.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region is lost, and another goes on with what it had leased (R11). The other region never gives such a number to
 * anybody but its holder, and the lost one, when it is back, gives out none that may have gone on elsewhere.
 */
final class TakeoverRules {
    private TakeoverRules() {}

    /**
     * The holder keeps the number here, as long as the lost region had promised, and the number is nobody else's: a pool
     * that did not have it gets it as a withdrawn one (R18). Told again, it is the same lease.
     */
    static Decision takenOver(PoolState pool, Signal.NumberTakenOver signal, Instant now) {
        PoolNumber known = pool.stock().number(signal.number());
        if (known != null && known.movedTo() != null) {
            return new Decision(List.of(), List.of(new Output.HandOn(known.movedTo(), signal)), null);
        }
        if (!signal.until().isAfter(now)) {
            return Decision.ignored(Ignored.TOO_LATE);
        }
        Lease lease = pool.lease(signal.number());
        boolean isAnothers = lease != null && !lease.agent().equals(signal.agent());
        if (isAnothers || !signal.toPool().equals(pool.name())) {
            return refused(Output.Refusal.NUMBER_IN_USE);
        }
        PartyState state = pool.stateOf(signal.agent());
        if (state instanceof Session session && session.number() != null && lease == null) {
            return refused(Output.Refusal.AGENT_HAS_NUMBER);
        }
        if (lease == null && known != null && known.idleSince().isAfter(signal.issuedAt())) {
            return Decision.ignored(Ignored.NOTHING_NEW); // it is over here, and is not begun again
        }
        DecisionBuilder decision = new DecisionBuilder(pool, signal.agent(), now);
        known(decision, known, signal.number());
        decision.transitionTo(session(decision, signal, lease), Reason.TAKEN_OVER);
        return decision.build();
    }

    private static Session session(DecisionBuilder decision, Signal.NumberTakenOver signal, @Nullable Lease lease) {
        if (!(decision.state() instanceof Session session)) {
            Tenure tenure = new Tenure(signal.number(), decision.fenceAbove(signal.fence()), signal.issuedAt());
            RememberedCalls remembered = (RememberedCalls) decision.state();
            return Session.takenOver(remembered, tenure, signal.until(), decision.policy(), decision.now());
        }
        boolean isKnown = lease != null && session.fence().compareTo(signal.fence()) > 0;
        Fence fence = isKnown ? session.fence() : decision.fenceAbove(signal.fence());
        Session has =
                lease == null ? session.given(signal.number(), fence, decision.policy(), decision.now()) : session;
        return has.goesOn(fence, signal.until(), decision.policy(), decision.now());
    }

    /** One that the pool has keeps its place there; any other is only here for its holder. */
    private static void known(DecisionBuilder decision, @Nullable PoolNumber known, CallbackNumber number) {
        boolean isHere = known != null
                && (known.state() == PoolNumber.State.IN_SERVICE || known.state() == PoolNumber.State.WITHDRAWN);
        if (!isHere) {
            PoolNumber kept = known == null ? PoolNumber.fresh(number) : known;
            decision.change(new Change.PutNumber(kept.in(PoolNumber.State.WITHDRAWN)));
            decision.emit(new Output.InventoryRow(number, PoolNumber.State.WITHDRAWN));
        }
    }

    /**
     * The desk was away for so long that another region may have taken its leases over, and may hold them for longer than
     * is known here: their numbers are not given out until the operator offers them again.
     */
    static Decision returned(PoolState pool) {
        List<PoolNumber> fenced = pool.stock().leasedAfter(pool.time().mayBeElsewhereSince());
        List<Change> changes = new ArrayList<>();
        List<Output> outputs = new ArrayList<>();
        for (PoolNumber number : fenced) {
            changes.add(new Change.PutNumber(number.in(PoolNumber.State.WITHDRAWN)));
            outputs.add(new Output.InventoryRow(number.number(), PoolNumber.State.WITHDRAWN));
        }
        if (!fenced.isEmpty()) {
            outputs.add(Output.Notice.of(Output.Kind.NUMBERS_FENCED, fenced.size()));
        }
        changes.add(new Change.KnowAbsence());
        return new Decision(List.copyOf(changes), List.copyOf(outputs), null);
    }

    /**
     * When the desk has to note again that it is here: while another region could take something over, and until what is
     * noted tells a desk that starts later that none could.
     */
    static @Nullable Instant noteDue(PoolState pool) {
        PoolTime time = pool.time();
        boolean isAny = time.isWatched() && pool.stock().anyLeasedAfter(time.mayBeElsewhereAsNoted());
        return isAny ? time.noteDue() : null;
    }

    private static Decision refused(Output.Refusal why) {
        return new Decision(List.of(), List.of(new Output.Refused(why)), null);
    }
}
