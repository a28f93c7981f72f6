package io.ringback.faults.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.faults.Decoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole pipeline through drawn faults, judged by the nemesis' checker. */
class PipelineSimulationTest {
    private final Decoder decoder = new Decoder();

    @Test
    void oneSeedIsOneHistoryToTheByte() {
        Plan plan = Plan.of(7, Mutation.NONE).brief();

        assertThat(LivedPlan.of(plan, decoder).lines())
                .isEqualTo(LivedPlan.of(plan, decoder).lines());
    }

    @Test
    void findsNothingWrongWhenNothingIsBroken() {
        LivedPlan trial = LivedPlan.of(Plan.of(1, Mutation.NONE).brief().calm(), decoder);

        assertThat(trial.violations()).isEmpty();
        assertThat(trial.emergencies()).isPositive();
        assertThat(trial.faults()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 6})
    void findsNothingWrongWithRingbackUnderFaults(long seed) {
        LivedPlan trial = LivedPlan.of(Plan.of(seed, Mutation.NONE).brief(), decoder);

        assertThat(trial.violations()).as(ReadableTrial.of(trial)).isEmpty();
        assertThat(trial.emergencies()).isPositive();
        assertThat(trial.faults()).isPositive();
    }

    @Test
    void findsRetentionThatHidesALease() {
        LivedPlan failing = LivedPlan.of(Plan.of(1, Mutation.OVERDUE_LEASE_HIDDEN), decoder);

        assertThat(failing.breaks("LeasesDoNotOverlap")).isTrue();
    }
}
