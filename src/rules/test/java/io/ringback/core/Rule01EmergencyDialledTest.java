package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.answered;
import static io.ringback.core.Signals.chooses;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.start;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R1: an agent dials an emergency number, and holds a callback number at once, behind the shield. */
final class Rule01EmergencyDialledTest {
    @Test
    void leasesANumberAndRaisesTheShieldInOneDecision() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(chooses(AGENT, "Available"));

        desk.when(dials(AGENT, EMERGENCY));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "number 01 ISSUED to agent-1 until 1H (EMERGENCY_CALL)",
                        "route 01 ACTIVE until 1H (EMERGENCY_CALL)",
                        "status DND over Available until 1H (EMERGENCY_CALL)",
                        "block ACTIVE but 01 until 1H (EMERGENCY_CALL)",
                        "call emergency-1 IN_CALL until 1H (EMERGENCY_CALL)",
                        "bot SEND_CALLBACK_NUMBER emergency-1 01",
                        "notice EMERGENCY_CALL_PLACED 01");
    }

    @Test
    void changesNothingWhenTheCallIsAnswered() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(answered(EMERGENCY));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void keepsTheNumberAndTheShieldWhenTheAgentHangsUpAtOnce() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(new Signal.EmergencyDialled(AGENT, start(EMERGENCY, false, true, false)));

        assertThat(desk.told())
                .contains(
                        "number 01 ISSUED to agent-1 until 1H (EMERGENCY_CALL)",
                        "bot SEND_CALLBACK_NUMBER emergency-1 01",
                        "call emergency-1 AFTER_CALL until 1H (CALL_ENDED)")
                .noneMatch(told -> told.contains("LIFTED") || told.contains("RELEASED"));
    }

    @Test
    void answersTheGatewayThatHasTheCall() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(dials(AGENT, EMERGENCY));

        assertThat(desk.told(Output.Instruction.class))
                .extracting(Output.Instruction::gateway, Output.Instruction::expiresAt)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        new GatewayId("gateway-1"), desk.now().plus(HOUR)));
    }
}
