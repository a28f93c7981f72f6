package io.ringback.faults.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.faults.Decoder;
import io.ringback.faults.Violation;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proof is worth what it would have found: each way of breaking Ringback is found from a fixed seed, and only it. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutationSimulationTest {
    private static final List<SimulatedFault> MOVES = List.of(
            SimulatedFault.MOVE_NUMBER, SimulatedFault.MOVE_NUMBER, SimulatedFault.REBALANCE, SimulatedFault.KILL);
    private static final List<SimulatedFault> READS_AGAIN = List.of(SimulatedFault.READ_AGAIN);

    private Decoder decoder;

    @BeforeAll
    void readSchemas() {
        decoder = new Decoder();
    }

    @ParameterizedTest
    @CsvSource({
        "NO_FENCING, 4, LeasesDoNotOverlap",
        "TIMERS_UNFENCED, 4, LeasesDoNotOverlap",
        "NO_DEDUP, 1, OverridesAreLifted",
        "STREAM_TIME_EXPIRY, 1, OverridesAreLifted",
        "LOST_TIMERS, 1, OverridesAreLifted",
        "BASE_NOT_REMEMBERED, 1, StatusGoesBack",
        "OVERDUE_LEASE_HIDDEN, 1, LeasesDoNotOverlap",
        "SHORTER_LEASE_HIDES, 9, LeasesDoNotOverlap",
        "CHANGELOG_FORGETS, 1, LeasesDoNotOverlap",
        "LEGS_NEVER_FORGOTTEN, 2, SizesAreBounded",
        "NUMBERS_WITHOUT_POOL, 5, LeasesDoNotOverlap",
        "COMMITS_FIRST, 3, CallbacksReachTheHolder",
        "REQUESTS_OVERTAKE, 3, StatusGoesBack",
    })
    void findsEachWayOfBreakingIt(Mutation mutation, long seed, String rule) {
        assertThat(Trial.of(plan(seed, mutation), decoder).violations())
                .extracting(Violation::rule)
                .contains(rule);
        assertThat(Trial.of(plan(seed, Mutation.NONE, mutation), decoder).violations())
                .isEmpty();
    }

    private static Plan plan(long seed, Mutation mutation) {
        return plan(seed, mutation, mutation);
    }

    /** What a mutant needs to show itself. */
    private static Plan plan(long seed, Mutation mutation, Mutation wanted) {
        Plan plan = Plan.of(seed, mutation);
        return switch (wanted) {
            case NUMBERS_WITHOUT_POOL -> plan.with(MOVES);
            case NO_DEDUP -> plan.with(READS_AGAIN);
            default -> plan;
        };
    }
}
