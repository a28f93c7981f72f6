package io.ringback.faults.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.faults.Checker;
import io.ringback.faults.Decoder;
import io.ringback.faults.Entry;
import io.ringback.faults.History;
import io.ringback.faults.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole pipeline through drawn faults, judged by the nemesis' checker. */
class PipelineSimulationTest {
    private final Decoder decoder = new Decoder();

    @Test
    void oneSeedIsOneHistoryToTheByte() {
        assertThat(lines(7)).isEqualTo(lines(7));
    }

    @Test
    void findsNothingWrongWhenNothingIsBroken() {
        assertThat(violations(Plan.of(1, Mutation.NONE).calm())).isEmpty();
    }

    @Test
    void findsNothingWrongWithRingbackUnderFaults() {
        assertThat(violations(Plan.of(2, Mutation.NONE))).isEmpty();
    }

    private List<Violation> violations(Plan plan) {
        History history = new World(plan, decoder).live();
        Checker checker = new Checker(plan.contract());
        return checker.shortest(history, checker.check(history));
    }

    private List<String> lines(long seed) {
        return new World(Plan.of(seed, Mutation.NONE), decoder)
                .live().entries().stream().map(Entry::line).toList();
    }
}
