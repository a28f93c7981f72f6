package io.ringback.faults.sim;

import io.ringback.faults.Checker;
import io.ringback.faults.Decoder;
import io.ringback.faults.Entry;
import io.ringback.faults.History;
import io.ringback.faults.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Plays one seed again: {@code SEED [MUTATION [calm]]}; the history goes to a file, the violations to the screen. */
final class SimulationRun {
    private SimulationRun() {}

    public static void main(String[] arguments) throws IOException {
        long seed = Long.parseLong(arguments[0]);
        Mutation mutation = arguments.length > 1 ? Mutation.valueOf(arguments[1]) : Mutation.NONE;
        Plan plan = Plan.of(seed, mutation);
        for (int i = 0; i < (arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1); i++) {
            play(arguments.length > 2 && arguments[2].equals("calm") ? plan.calm() : plan);
        }
    }

    private static void play(Plan plan) throws IOException {
        long begin = System.nanoTime();
        World world = new World(plan, new Decoder());
        History history = world.live();
        long lived = System.nanoTime();
        Checker checker = new Checker(plan.contract());
        List<Violation> violations = checker.check(history);
        long checked = System.nanoTime();
        System.out.printf(
                "seed %d: %d emergencies, %d faults, %d entries, lived in %d ms, checked in %d ms, %d violations%n",
                plan.seed(),
                world.emergencies(),
                history.of(Entry.Kind.FAULT).size(),
                history.entries().size(),
                (lived - begin) / 1_000_000,
                (checked - lived) / 1_000_000,
                violations.size());
        Files.write(
                Path.of("target/simulated-" + plan.seed() + ".jsonl"),
                history.entries().stream().map(Entry::line).toList());
        checker.shortest(history, violations).forEach(System.out::println);
    }
}
