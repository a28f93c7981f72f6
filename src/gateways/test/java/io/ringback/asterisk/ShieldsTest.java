package io.ringback.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An Asterisk that is told of 400 shields at once takes no call for seconds. */
class ShieldsTest {
    private static final int MANY = 400;

    private final List<String> seen = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final Shields shields = new Shields((agent, phones) -> seen.add(agent), later::add);

    @Test
    void seesToTenAtATimeAndToEachInItsTurn() {
        List<String> agents =
                IntStream.range(0, MANY).mapToObj(one -> "agent-" + one).toList();

        agents.forEach(this::see);

        assertThat(seen).isEqualTo(agents.subList(0, 10));
        while (!later.isEmpty()) {
            assertThat(later).hasSizeLessThanOrEqualTo(10);
            later.remove().run();
        }
        assertThat(seen).isEqualTo(agents);
    }

    /** What is wanted is asked when it is done. */
    @Test
    void seesOnceToOneWhoseShieldChangesTwiceMeanwhile() {
        IntStream.range(0, 10).forEach(one -> see("agent-" + one));

        see("ann");
        see("ann");
        while (!later.isEmpty()) {
            later.remove().run();
        }

        assertThat(seen).hasSize(11).endsWith("ann");
        see("bob");
        assertThat(seen).endsWith("bob");
    }

    private void see(String agent) {
        shields.see(agent, Set.of("PJSIP/" + agent));
    }
}
