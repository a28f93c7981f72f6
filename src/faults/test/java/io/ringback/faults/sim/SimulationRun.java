package io.ringback.faults.sim;

import io.ringback.faults.Decoder;
import io.ringback.faults.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Plays seeds again, {@code SEED [MUTATION [SEEDS]]}, until one fails: that one is cut to the least that fails, told, and its
 * history written to {@code target}.
 */
final class SimulationRun {
    private SimulationRun() {}

    public static void main(String[] arguments) throws IOException {
        long seed = Long.parseLong(arguments[0]);
        Mutation mutation = arguments.length > 1 ? Mutation.valueOf(arguments[1]) : Mutation.NONE;
        int seeds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        Decoder decoder = new Decoder();
        for (int i = 0; i < seeds; i++) {
            LivedPlan trial = LivedPlan.of(Plan.of(seed + i, mutation), decoder);
            System.out.printf(
                    "seed %d: %d emergencies, %d faults, %d violations %s%n",
                    seed + i,
                    trial.emergencies(),
                    trial.faults(),
                    trial.violations().size(),
                    trial.violations().stream().map(Violation::rule).collect(Collectors.toSet()));
            if (!trial.violations().isEmpty()) {
                tell(trial);
                System.out.println("cut to the least that fails:");
                tell(Shrinking.of(trial, decoder));
                return;
            }
        }
    }

    private static void tell(LivedPlan least) throws IOException {
        Path file = Path.of("target", "simulated-" + least.plan().seed() + ".jsonl");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, least.lines());
        System.out.println(ReadableTrial.of(least));
    }
}
