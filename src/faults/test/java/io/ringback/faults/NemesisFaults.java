package io.ringback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The long run: {@code faults.count} faults drawn from {@code faults.seed}; 200 take about an hour. {@code faults.busy} has more patience. */
class NemesisFaults {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Test
    void nothingIsLostAndNothingIsDoneTwice() throws InterruptedException {
        long seed = Long.getLong("faults.seed", 1);
        int count = Integer.getInteger("faults.count", 200);

        RunReport report = FaultRun.asFarAsItGoes(seed, LEASE).run(Fault.draw(seed, count), PAUSE);

        System.out.println(report);
        assertThat(report.violations()).as(report.toString()).isEmpty();
    }
}
