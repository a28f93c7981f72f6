package io.ringback.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A short run, with a fixed seed unless {@code faults.seed} is another: an instance is killed, one is frozen and wakes up, a broker is killed. */
@Tag("long")
class FaultRunIT {
    private static final long SEED = Long.getLong("faults.seed", 20260301);
    private static final Duration LEASE = Duration.ofSeconds(60);

    @Test
    @Timeout(1800)
    void nothingIsLostAndNothingIsDoneTwice() throws InterruptedException {
        FaultRun run = FaultRun.onABusyMachine(SEED, LEASE);

        RunReport report = run.run(
                List.of(
                        Fault.KILL_INSTANCE,
                        Fault.POISON,
                        Fault.FREEZE_INSTANCE,
                        Fault.OLD_DUPLICATES,
                        Fault.KILL_BROKER),
                Duration.ofSeconds(1));

        assertThat(report.violations()).as(report.toString()).isEmpty();
        assertThat(report.history().outputs("auto-responder")).isNotEmpty();
    }
}
