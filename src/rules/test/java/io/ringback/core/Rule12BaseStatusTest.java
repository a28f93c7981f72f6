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

/** R12: the base status is remembered during an emergency and always the latest is restored. */
final class Rule12BaseStatusTest {
    @Test
    void isRememberedNotShownDuringAnEmergency() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(chooses(AGENT, "Lunch"));

        assertThat(desk.told()).containsExactly("status DND over Lunch until 1H (BASE_STATUS_CHANGED)");
    }

    @Test
    void isRestoredAsLastChosen() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(chooses(AGENT, "Available"), dials(AGENT, EMERGENCY), chooses(AGENT, "Lunch"), ended(EMERGENCY));

        desk.when(closes(EMERGENCY));

        assertThat(desk.told()).contains("status Lunch (SESSION_CLOSED)");
    }

    @Test
    void isTheAgentsOwnWhenNoneIsKnown() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        desk.when(closes(EMERGENCY));

        assertThat(desk.told(Output.StatusRow.class))
                .extracting(Output.StatusRow::base)
                .containsOnlyNulls();
    }

    @Test
    void concernsNobodyOutsideAnEmergency() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(chooses(AGENT, "Lunch"));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void saysNothingWhenItIsChosenTwice() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), chooses(AGENT, "Lunch"));

        desk.when(chooses(AGENT, "Lunch"));

        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }
}
