package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.chooses;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R26: an agent is forgotten: the base status at once, the session when it is over. */
final class Rule26AgentForgottenTest {
    @Test
    void forgetsTheBaseStatus() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(chooses(AGENT, "Lunch"));

        desk.when(new Signal.AgentForgotten(AGENT));

        assertThat(desk.state().base(AGENT)).isNull();
    }

    @Test
    void keepsTheShieldOfAnEmergency() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(chooses(AGENT, "Lunch"), dials(AGENT, EMERGENCY));

        desk.when(new Signal.AgentForgotten(AGENT));

        assertThat(desk.told()).containsExactly("status DND over own until 1H (BASE_STATUS_CHANGED)");
    }

    @Test
    void goesBackToNoBaseStatus() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(chooses(AGENT, "Lunch"), dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .given(new Signal.AgentForgotten(AGENT));

        desk.when(closes(AGENT));

        assertThat(desk.told()).contains("status own (SESSION_CLOSED)");
    }
}
