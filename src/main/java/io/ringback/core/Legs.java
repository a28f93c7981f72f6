package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The calls of a session, oldest first; bounded, so that nobody can grow a session by ringing it. */
public record Legs(List<Leg> all) {
    static final Legs NONE = new Legs(List.of());
    private static final int MOST_REMEMBERED = 32;

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

    boolean any(Predicate<Leg> what) {
        for (Leg leg : all) {
            if (what.test(leg)) {
                return true;
            }
        }
        return false;
    }

    /** The calls that are one leg with this one (R21). */
    Legs sidesOf(Leg leg) {
        return new Legs(all.stream()
                .filter(other -> other.linkedTo().equals(leg.linkedTo()))
                .toList());
    }

    Legs with(Leg leg) {
        List<Leg> more = new ArrayList<>(all.size() + 1);
        int tooMany = all.size() + 1 - MOST_REMEMBERED;
        for (Leg old : all) {
            boolean forget = tooMany > 0 && old.progress() == Leg.Progress.ENDED && old.dropped();
            if (forget) {
                tooMany--;
            } else {
                more.add(old);
            }
        }
        more.add(leg);
        return new Legs(more);
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

    /** When the first of the legs that are up will have been silent for too long (R8); null when none is up. */
    @Nullable Instant firstLoss(Duration believed) {
        Instant first = null;
        for (Leg leg : all) {
            Instant loss = leg.heardAt().plus(believed);
            if (leg.isUp() && (first == null || loss.isBefore(first))) {
                first = loss;
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
