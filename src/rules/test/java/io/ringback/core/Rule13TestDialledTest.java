package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.dialsTest;
import static io.ringback.core.Signals.ended;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R13: a test number is dialled: the number that would be used is read back, and nothing else happens. */
final class Rule13TestDialledTest {
    @Test
    void readsBackTheNextNumber() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(dialsTest(AGENT, EMERGENCY));

        assertThat(desk.told()).containsExactly("bot READ_BACK_NUMBER emergency-1 01");
    }

    @Test
    void readsBackTheNumberThatTheAgentHolds() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND).given(dials(AGENT, EMERGENCY));

        desk.when(dialsTest(AGENT, AGAIN));

        assertThat(desk.told()).containsExactly("bot READ_BACK_NUMBER emergency-2 01");
    }

    @Test
    void keepsNothingOfIt() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dialsTest(AGENT, EMERGENCY));

        desk.when(ended(EMERGENCY));

        assertThat(desk.ignored()).isEqualTo(Ignored.UNKNOWN);
    }

    @Test
    void hasNothingToReadBackFromAnEmptyPool() {
        DeskScenario desk = DeskScenario.pool();

        desk.when(dialsTest(AGENT, EMERGENCY));

        assertThat(desk.told()).containsExactly("bot READ_BACK_NUMBER emergency-1 -");
    }
}
