package io.ringback.faults.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.faults.Decoder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** As many seeds as there are minutes for: what it prints is the bound in docs/reliability.md. */
class SafetyFaults {
    private static final String ONLY = "faults.only";

    /** Plays one seed again, and cuts it to the least that fails. */
    @Test
    @EnabledIfSystemProperty(
            named = ONLY,
            matches = "\\d+",
            disabledReason = "skipped: -Dfaults.only=SEED plays one again")
    void thisSeedBreaksNone() {
        Decoder decoder = new Decoder();
        LivedPlan trial = LivedPlan.of(Plan.of(Long.getLong(ONLY), Mutation.NONE), decoder);

        if (!trial.violations().isEmpty()) {
            System.out.println(ReadableTrial.of(Shrinking.of(trial, decoder)));
        }
        assertThat(trial.violations()).isEmpty();
    }

    @Test
    @DisabledIfSystemProperty(named = ONLY, matches = "\\d+", disabledReason = "skipped: one seed alone is played")
    void noSeedBreaksARule() throws InterruptedException {
        long first = Long.getLong("faults.seed", 1) * 1_000_000;
        Duration length = Duration.ofMinutes(Long.getLong("faults.minutes", 1));

        SafetyProof proof = SafetyProof.run(first, length, Runtime.getRuntime().availableProcessors());

        System.out.println("seeds from " + first + ": " + proof);
        proof.failed().stream()
                .findFirst()
                .ifPresent(trial -> System.out.println(ReadableTrial.of(Shrinking.of(trial, new Decoder()))));
        assertThat(proof.failed()).isEmpty();
    }
}
