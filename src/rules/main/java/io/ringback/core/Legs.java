package io.ringback.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The calls of a session, oldest first: its first emergency call and 32 more, however often it is rung (R25). */
public record Legs(List<Leg> all) {
    static final Legs NONE = new Legs(List.of());
    static final int MOST = 33;

    public Legs {
        all = List.copyOf(all);
    }

    @Nullable Leg find(CallId call) {
        for (Leg leg : all) {
            if (leg.call().equals(call)) {
                return leg;
            }
        }
        return null;
    }

    boolean anyUp() {
        return any(Leg::isUp);
    }

    /** Whether a leg is up that may hold a lease as long as it likes: the agent's own, or one that was answered (R25). */
    boolean anyHolds() {
        return any(leg -> leg.isUp() && holds(leg));
    }

    /** Whether the leg, in any of its sides, is the agent's own or was answered. */
    boolean holds(Leg leg) {
        return leg.isOwn() || leg.answered() || anySide(leg, Leg::answered);
    }

    /** Whether one that was up before has lost its place here. */
    boolean lacksOneUpOf(Legs before) {
        for (Leg leg : before.all) {
            if (leg.isUp() && find(leg.call()) == null) {
                return true;
            }
        }
        return false;
    }

    boolean any(Predicate<Leg> what) {
        for (Leg leg : all) {
            if (what.test(leg)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it holds for any of the calls that are one leg with this one (R21). */
    boolean anySide(Leg leg, Predicate<Leg> what) {
        return any(other -> other.linkedTo().equals(leg.linkedTo()) && what.test(other));
    }

    /**
     * One leg more, in the place of one with its id. When there are too many, the oldest that is over is forgotten; when
     * all are up, one that matters less than the new one; when there is none, the new one is not remembered (R25).
     *
     * @param generation of the session: the first emergency call since its last close stays
     */
    Legs with(Leg leg, int generation) {
        List<Leg> more = new ArrayList<>(all.size() + 1);
        for (Leg old : all) {
            if (!old.call().equals(leg.call())) {
                more.add(old);
            }
        }
        if (more.size() >= MOST) {
            Leg over = oldestOver(more, generation);
            Leg gone = over == null ? mattersLess(leg) : over;
            if (gone == null) {
                return this;
            }
            more.remove(gone);
        }
        more.add(leg);
        return new Legs(more);
    }

    private static @Nullable Leg oldestOver(List<Leg> legs, int generation) {
        Leg kept = null;
        for (Leg leg : legs) {
            boolean first = leg.kind() == Leg.Kind.EMERGENCY && leg.generation() == generation;
            kept = kept == null && first ? leg : kept;
        }
        for (Leg.Progress over : List.of(Leg.Progress.ENDED, Leg.Progress.LOST)) {
            for (Leg leg : legs) {
                if (leg.progress() == over && !leg.equals(kept)) {
                    return leg;
                }
            }
        }
        return null;
    }

    /**
     * A call that is up and that nobody has answered: anybody can have as many of those as they like. A responder's goes
     * before one that rings the fallback, the agent's own before any.
     */
    private @Nullable Leg mattersLess(Leg than) {
        Leg ringsAgent = null;
        for (Leg leg : all) {
            if (leg.isUp() && !holds(leg)) {
                if (leg.kind() == Leg.Kind.DIVERTED && (than.isOwn() || than.kind() == Leg.Kind.CALLBACK)) {
                    return leg;
                }
                ringsAgent = ringsAgent == null ? leg : ringsAgent;
            }
        }
        return than.isOwn() ? ringsAgent : null;
    }

    /** The calls of these that others have no more. */
    Set<CallId> goneFrom(Legs others) {
        if (all.size() >= others.all.size() && !all.equals(others.all)) {
            Set<CallId> gone = new HashSet<>();
            all.forEach(leg -> gone.add(leg.call()));
            others.all.forEach(leg -> gone.remove(leg.call()));
            return gone;
        }
        return Set.of();
    }

    /** Consumers were told to forget them all. */
    Legs dropped() {
        return any(leg -> !leg.isDropped()) ? each(Leg::forgotten) : this;
    }

    Legs replace(Leg leg) {
        return each(old -> old.call().equals(leg.call()) ? leg : old);
    }

    Legs each(UnaryOperator<Leg> change) {
        List<Leg> changed = new ArrayList<>(all.size());
        for (Leg leg : all) {
            changed.add(change.apply(leg));
        }
        return new Legs(changed);
    }

    /** When the first of the legs that are up will have been silent for too long (R4, R8); null when none is up. */
    @Nullable Instant firstLoss(Policy policy, boolean closed) {
        Instant first = null;
        for (Leg leg : all) {
            if (leg.isUp()) {
                Instant loss = leg.believedUntil(policy, closed);
                first = first == null || loss.isBefore(first) ? loss : first;
            }
        }
        return first;
    }

    /** When the last event of any of them was handled. */
    Instant lastHeard() {
        Instant last = Instant.EPOCH;
        for (Leg leg : all) {
            last = leg.heardAt().isAfter(last) ? leg.heardAt() : last;
        }
        return last;
    }
}
