package io.ringback.faults.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.faults.Decoder;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A proof is worth what it would have found: each way of breaking Ringback is found by one of the first seeds, and only it.
 * Which seed that is may change with Ringback, since agents go on when they are answered.
 */
@Tag("long")
class MutationSimulationIT {
    private static final int SEEDS = 60;
    private static final List<SimulatedFault> MOVES = List.of(
            SimulatedFault.MOVE_NUMBER, SimulatedFault.MOVE_NUMBER, SimulatedFault.REBALANCE, SimulatedFault.KILL);
    private static final List<SimulatedFault> STANDS_STILL =
            List.of(SimulatedFault.FREEZE_IN_STEP, SimulatedFault.FREEZE_IN_COMMIT, SimulatedFault.CRASH);
    private static final List<SimulatedFault> READS_AGAIN = List.of(SimulatedFault.READ_AGAIN);

    private final Decoder decoder = new Decoder();

    @ParameterizedTest
    @CsvSource({
        "NO_FENCING, NothingIsSaidTwice",
        "NO_DEDUP, OverridesAreLifted",
        "STREAM_TIME_EXPIRY, OverridesAreLifted",
        "LOST_TIMERS, OverridesAreLifted",
        "BASE_NOT_REMEMBERED, StatusGoesBack",
        "OVERDUE_LEASE_HIDDEN, LeasesDoNotOverlap",
        "SHORTER_LEASE_HIDES, LeasesDoNotOverlap",
        "CHANGELOG_FORGETS, LeasesDoNotOverlap",
        "LEGS_NEVER_FORGOTTEN, SizesAreBounded",
        "NUMBERS_WITHOUT_POOL, LeasesDoNotOverlap",
        "COMMITS_FIRST, CallbacksReachTheHolder",
        "REQUESTS_OVERTAKE, StatusGoesBack",
        "COMPACTS_UNREAD, StatusGoesBack",
        "INTAKE_BY_HOST_CLOCK, ClosedSessionsGoBack",
        "SHIELDS_NOT_FOLLOWED, ClosedSessionsGoBack",
        "SAYS_SENT_FIRST, NoticesAreTold",
        "TAKES_YES_FOR_NO, NobodyIsToldTooOften",
        "OPEN_NOTICES_FORGOTTEN, NoticesAreEscalated",
        "ACKNOWLEDGEMENTS_LOST, NoticesAreEscalated",
        "OVERRIDES_OUTLIVE_THEIR_TIME, ConsumersKeepTheRules",
        "CONSUMERS_READ_UNCOMMITTED, ConsumersKeepTheRules",
        "TABLE_FORGETS, ConsumersKeepTheRules",
    })
    void findsEachWayOfBreakingIt(Mutation mutation, String rule) {
        long seed = LongStream.rangeClosed(1, SEEDS)
                .filter(each ->
                        LivedPlan.of(plan(each, mutation, mutation), decoder).breaks(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError("none of " + SEEDS + " seeds finds it"));
        System.out.println(mutation + " is found by seed " + seed);

        assertThat(LivedPlan.of(plan(seed, Mutation.NONE, mutation), decoder).violations())
                .isEmpty();
    }

    /** Leases that nobody releases need one agent and no fault; one fault may stay that only moves when things happen. */
    @Test
    void cutsAFailingHistoryToWhatFails() {
        LivedPlan failing = LivedPlan.of(Plan.of(1, Mutation.LOST_TIMERS).brief(), decoder);

        LivedPlan least = Shrinking.of(failing, decoder);

        assertThat(least.breaks(failing.violations().get(0).rule())).isTrue();
        assertThat(least.faults()).isLessThan(failing.faults()).isLessThanOrEqualTo(1);
        assertThat(least.emergencies()).isLessThan(failing.emergencies());
        assertThat(ReadableTrial.of(least)).contains("LOST_TIMERS", "was never lifted");
    }

    /** With the faults that this mutant needs to show itself. */
    private static Plan plan(long seed, Mutation mutation, Mutation wanted) {
        Plan plan = Plan.of(seed, mutation);
        return switch (wanted) {
            case NUMBERS_WITHOUT_POOL -> plan.with(MOVES);
            case NO_DEDUP -> plan.brief().with(READS_AGAIN);
            case INTAKE_BY_HOST_CLOCK -> plan.with(List.of(SimulatedFault.STEP_CLOCK));
            case CONSUMERS_READ_UNCOMMITTED -> plan.with(STANDS_STILL);
            case COMPACTS_UNREAD -> plan.with(List.of(SimulatedFault.OUTAGE));
            case SHORTER_LEASE_HIDES -> plan.with(List.of(SimulatedFault.CHANGE_SETTINGS));
            default -> plan;
        };
    }
}
