package io.ringback.faults.sim;

import io.ringback.faults.Checker;
import io.ringback.faults.Decoder;
import io.ringback.faults.Entry;
import io.ringback.faults.History;
import io.ringback.faults.Violation;
import java.util.List;

/** A plan that was lived through, and what the nemesis' checker says of it. */
record LivedPlan(Plan plan, History history, int emergencies, List<Violation> violations) {
    static LivedPlan of(Plan plan, Decoder decoder) {
        World world = new World(plan, decoder);
        History history = world.live();
        return new LivedPlan(plan, history, world.emergencies(), new Checker(plan.contract()).check(history));
    }

    int faults() {
        return history.of(Entry.Kind.FAULT).size();
    }

    boolean breaks(String rule) {
        return violations.stream().anyMatch(violation -> violation.rule().equals(rule));
    }

    /** The first violation of each rule, with the shortest part of the history that shows it. */
    List<Violation> shortest() {
        return new Checker(plan.contract()).shortest(history, violations);
    }

    /** The history to the byte. */
    List<String> lines() {
        return history.entries().stream().map(Entry::line).toList();
    }
}
