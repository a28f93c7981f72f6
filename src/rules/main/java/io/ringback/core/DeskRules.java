package io.ringback.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides for a pool: one input, or one thing that is due, at a time. {@code docs/rules.md} says where each rule is. */
public final class DeskRules {
    private DeskRules() {}

    /** What a signal leads to. Whatever is due at {@code now} must have been decided and applied before. */
    public static Decision decide(PoolState pool, Delivery delivery, Instant now) {
        if (pool.isReplay(delivery)) {
            return Decision.ignored(Ignored.REPLAY);
        }
        boolean tooLate = delivery.appendedAt().plus(pool.policy().lease()).isBefore(now);
        if (tooLate && delivery.signal() instanceof Signal.OfCall call) {
            return tooLate(call);
        }
        Decision decision = delivery.signal().to(new Rulebook(pool, delivery.appendedAt(), now));
        return delivery.elsewhere() == null ? decision : handedOn(decision, delivery.signal(), delivery.elsewhere());
    }

    /** R4: a close may name whatever pool a gateway likes, and no pool begins with it; null where one begins. */
    public static @Nullable Decision withoutPool(Delivery delivery) {
        boolean isClose = delivery.signal() instanceof Signal.SessionClosed && delivery.elsewhere() == null;
        return isClose ? Decision.ignored(Ignored.UNKNOWN) : null;
    }

    /** R20: what comes of a call that was handed on goes the same way, so that nothing overtakes its start. */
    private static Decision handedOn(Decision decision, Signal signal, PoolName elsewhere) {
        boolean isNobodysHere = decision.ignored() == Ignored.UNKNOWN || decision.ignored() == Ignored.NOT_OF_SESSION;
        return isNobodysHere ? new Decision(List.of(), List.of(new Output.HandOn(elsewhere, signal)), null) : decision;
    }

    /** What time alone leads to, the earliest first; null when nothing is due. */
    public static @Nullable Decision due(PoolState pool, Instant now) {
        if (pool.time().wasAway()) {
            return TakeoverRules.returned(pool);
        }
        Subject subject = pool.due(now);
        if (subject instanceof Party party) {
            return TimeRules.due(new DecisionBuilder(pool, party, now));
        }
        if (subject instanceof CallbackNumber number) {
            return due(Objects.requireNonNull(pool.stock().number(number), "due, and not known"), now);
        }
        if (subject instanceof Overload.Bound bound) {
            return pool.overload(bound).due(bound, now);
        }
        if (PoolRules.isOver(pool, now)) {
            return PoolRules.gone(pool);
        }
        Instant note = TakeoverRules.noteDue(pool);
        return note != null && !note.isAfter(now) ? new Decision(List.of(), List.of(), null) : null;
    }

    private static Decision due(PoolNumber number, Instant now) {
        Decision told = LateCallbacks.due(number, now);
        return told == null ? InventoryRules.rested(number) : told;
    }

    /** R27: what consumers have of these parties' sessions shows settings that have changed since; they are told again. */
    public static Decision settingsChanged(PoolState pool, Collection<Party> parties) {
        List<Output> rows = new ArrayList<>();
        for (Party party : parties) {
            if (pool.stateOf(party) instanceof Session session) {
                BaseStatus base = party instanceof AgentId agent ? pool.base(agent) : null;
                OverrideDiff.again(session, pool.policy().isSignedOut(base), rows::add);
            }
        }
        return new Decision(List.of(), List.copyOf(rows), null);
    }

    /** R14: older than the lease is ignored; that an emergency was dialled is noticed, once. */
    private static Decision tooLate(Signal.OfCall signal) {
        if (signal instanceof Signal.EmergencyDialled dialled && dialled.start().told() != CallStart.Told.AGAIN) {
            CallStart start = dialled.start();
            Output notice = new Output.Notice(
                    Output.Kind.LATE_EVENT,
                    start.call(),
                    dialled.agent(),
                    null,
                    start.location(),
                    start.endpoint(),
                    null,
                    null);
            return new Decision(List.of(), List.of(notice), Ignored.TOO_LATE);
        }
        return Decision.ignored(Ignored.TOO_LATE);
    }
}
