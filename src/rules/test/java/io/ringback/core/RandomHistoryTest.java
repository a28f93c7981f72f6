package io.ringback.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hundreds of events in any order, with duplicates, replays, restarts and outages: the invariants hold after each, and
 * nothing of a session is left in the end. A failure names its seed: pass it back with {@code -Dringback.seed=…}. More
 * histories: {@code -Dringback.seeds=2000}.
 */
final class RandomHistoryTest {
    private static final int EVENTS = 600;
    private static final int SEEDS = Integer.getInteger("ringback.seeds", 150);

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsTheInvariantsAndLeavesNothingBehind(long seed) {
        RandomHistory history = new RandomHistory(seed);
        try {
            history.play(EVENTS);
        } catch (AssertionError | IllegalStateException violation) {
            fail("seed %d, after %s".formatted(seed, history.latest()), violation);
        }
        assertThat(history.desk().rows().nothingLeft())
                .as("seed %d leaves nothing", seed)
                .isTrue();
        assertThat(history.desk().seen().deadlines())
                .as("seed %d lifts all", seed)
                .isEmpty();
    }

    static LongStream seeds() {
        Long given = Long.getLong("ringback.seed");
        return given == null ? LongStream.range(0, SEEDS) : LongStream.of(given);
    }
}
