package io.ringback.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every interleaving of two agents' calls, duplicates and timers, to a depth: a few seconds by default, half a minute
 * with {@code -Dringback.depth=5}, a few minutes with 6. A failure names the moves that led to it.
 */
final class ModelCheckTest {
    private static final int DEPTH = Integer.getInteger("ringback.depth", 4);
    private static final int REPEATS = 2;
    private static final int LINGERS = 2;

    @ParameterizedTest
    @MethodSource("stories")
    void keepsTheInvariantsInEveryOrder(ModelStory story) {
        ModelCheck check = new ModelCheck();
        try {
            check.explore(new ModelWorld(story, REPEATS, LINGERS), DEPTH);
        } catch (AssertionError | IllegalStateException violation) {
            fail("%s, after\n  %s".formatted(story.name(), check.path()), violation);
        }
        System.out.printf(
                "model check, %s: %,d states, %,d moves, depth %d%n",
                story.name(), check.states(), check.moves(), DEPTH);
        assertThat(check.states()).isPositive();
    }

    static List<ModelStory> stories() {
        return ModelStory.all();
    }
}
