package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R3: a call of the session ends; it stays hidden and the shield stays up until the agent closes the session. */
final class Rule03LegEndedTest {
    @Test
    void keepsTheCallHiddenAndTheShieldUp() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY)).after(MINUTE);

        desk.when(ended(EMERGENCY));

        assertThat(desk.told()).containsExactly("call emergency-1 AFTER_CALL until 1H (CALL_ENDED)");
    }

    @Test
    void saysNothingWhenTheCallEndsTwice() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        desk.when(ended(EMERGENCY));

        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }
}
