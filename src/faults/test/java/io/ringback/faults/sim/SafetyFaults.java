package io.ringback.faults.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.faults.Decoder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** As many seeds as there are minutes for: what it prints is the bound in docs/reliability.md. */
class SafetyFaults {
    @Test
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
