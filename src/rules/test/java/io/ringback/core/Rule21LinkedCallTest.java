package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.TRANSFER;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.links;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R21: a call linked to a known call belongs to it: hidden with it, counts as up, no new effect. */
final class Rule21LinkedCallTest {
    @Test
    void isHiddenWithItsCall() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY)).after(MINUTE);

        desk.when(links(EMERGENCY, TRANSFER));

        assertThat(desk.told()).containsExactly("call transfer-1 IN_CALL until 1H (LINKED_CALL)");
    }

    @Test
    void countsAsUpWhenTheFirstCallHasEnded() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), links(EMERGENCY, TRANSFER), closes(EMERGENCY));

        desk.when(ended(EMERGENCY));

        assertThat(desk.told()).containsExactly("call emergency-1 AFTER_CALL until 1H (CALL_ENDED)");
    }

    @Test
    void doesNotCancelACloseThatWaits() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), closes(EMERGENCY), links(EMERGENCY, TRANSFER), ended(EMERGENCY));

        desk.when(ended(TRANSFER));

        assertThat(desk.told()).contains("status own (SESSION_CLOSED)");
    }

    @Test
    void revivesALostCallAfterTheRelease() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY))
                .after(HOUR.plus(HOUR).minus(MINUTE));

        desk.when(links(EMERGENCY, TRANSFER));

        assertThat(desk.told())
                .contains(
                        "number 01 ISSUED to agent-1 until 2H59M (CALL_RESUMED)",
                        "call transfer-1 IN_CALL until 2H59M (LINKED_CALL)");
    }

    @Test
    void isNothingWhenItNamesACallThatNobodyKnows() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(links(EMERGENCY, TRANSFER));

        assertThat(desk.ignored()).isEqualTo(Ignored.UNKNOWN);
    }

    @Test
    void takesAnEmergencyWithoutAnAgentForAnotherSideOfTheCallThatItNames() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY)).after(MINUTE);

        desk.when(new Signal.EmergencyDialled(null, Signals.start(TRANSFER, null, EMERGENCY, null)));

        assertThat(desk.told()).containsExactly("call transfer-1 IN_CALL until 1H (LINKED_CALL)");
    }

    @Test
    void servesAnotherAgentsEmergencyWhateverItLinksTo() {
        DeskScenario desk = DeskScenario.pool(FIRST, Signals.SECOND).given(dials(AGENT, EMERGENCY));

        desk.when(new Signal.EmergencyDialled(Signals.OTHER, Signals.start(TRANSFER, null, EMERGENCY, null)));

        assertThat(desk.told()).contains("number 02 ISSUED to agent-2 until 1H (EMERGENCY_CALL)");
    }

    @Test
    void isNothingWhenItNamesACallThatIsOver() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), Signals.ended(EMERGENCY));

        desk.when(links(EMERGENCY, TRANSFER));

        assertThat(desk.ignored()).isEqualTo(Ignored.UNKNOWN);
    }
}
