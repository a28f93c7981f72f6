package io.ringback.faults.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.faults.Decoder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R29 where the process that tells people is killed between every two steps, 200 times: no notice is lost, each is acknowledged
 * or escalated in its time and order, and nobody is told more than once more for each kill.
 */
@Tag("long")
class NoticeSweepIT {
    private static final int KILLS = 200;

    /** A proof is worth what it would have found. */
    @Test
    void findsASenderThatSaysThatItHasSentBeforeItSends() {
        Decoder decoder = new Decoder();

        assertThat(LongStream.rangeClosed(1, 5)
                        .mapToObj(
                                seed -> Plan.of(seed, Mutation.SAYS_SENT_FIRST).sweeping(0))
                        .anyMatch(plan -> LivedPlan.of(plan, decoder).breaks("NoticesAreTold")))
                .isTrue();
    }

    @Test
    void losesNoNoticeWhicheverStepItIsKilledAt() {
        Decoder decoder = new Decoder();
        int kills = 0;
        Deliveries deliveries = Deliveries.NONE;
        for (long seed = 1; kills < KILLS; seed++) {
            LivedPlan trial = LivedPlan.of(Plan.of(seed, Mutation.NONE).sweeping(kills % SweepScript.STEPS), decoder);
            assertThat(trial.violations()).as(ReadableTrial.of(trial)).isEmpty();
            assertThat(trial.faults()).isPositive();
            kills += trial.faults();
            deliveries = deliveries.plus(Deliveries.of(trial.history()));
        }
        System.out.printf(
                "%d kills, after 0 to %d steps: %s; 0 violations%n", kills, SweepScript.STEPS - 1, deliveries);
    }
}
