package io.ringback.faults.sim;

import io.ringback.faults.Decoder;
import io.ringback.faults.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Cuts a history that fails to the least that fails the same rule: strikes and agents are left out, first many at once and
 * then one by one, until none can be, and it is lived through anew each time. In the time of a strike that is left out another
 * may come.
 */
final class Shrinking {
    private static final int ENOUGH = 150;

    private final Decoder decoder;
    private final String rule;
    private int tries;

    private Shrinking(Decoder decoder, String rule) {
        this.decoder = decoder;
        this.rule = rule;
    }

    static LivedPlan of(LivedPlan failing, Decoder decoder) {
        String rule = failing.violations().get(0).rule();
        return new Shrinking(decoder, rule).shrink(failing);
    }

    private LivedPlan shrink(LivedPlan failing) {
        LivedPlan least = failing;
        int size = names(failing).size() / 2;
        while (tries < ENOUGH) {
            LivedPlan before = least;
            least = without(before, size);
            if (size == 1 && least.equals(before)) {
                return least;
            }
            size = Math.max(1, size / 2);
        }
        return least;
    }

    private LivedPlan without(LivedPlan failing, int size) {
        LivedPlan least = failing;
        List<String> left = names(failing);
        for (int at = 0; at < left.size() && tries < ENOUGH; at += size) {
            Set<String> out = new HashSet<>(least.plan().leftOut());
            out.addAll(left.subList(at, Math.min(at + size, left.size())));
            tries++;
            LivedPlan trial = LivedPlan.of(least.plan().without(out), decoder);
            least = trial.breaks(rule) ? trial : least;
        }
        return least;
    }

    /** Everybody and everything that still has a part in it. */
    private static List<String> names(LivedPlan trial) {
        List<String> names = new ArrayList<>();
        int strikes = trial.history().of(Entry.Kind.FAULT).size()
                + trial.plan().leftOut().size();
        IntStream.rangeClosed(1, strikes + 1).forEach(i -> names.add(NemesisScript.name(i)));
        World.POOLS.forEach(
                pool -> IntStream.range(0, trial.plan().agents()).forEach(i -> names.add(pool + "-agent-" + i)));
        names.removeAll(trial.plan().leftOut());
        return names;
    }
}
