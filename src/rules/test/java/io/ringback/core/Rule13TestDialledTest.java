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
    void tellsADrillToEveryConsumerTwiceAndHoldsNothingUp() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(new Signal.Drilled(new AgentId("drill-default"), Signals.start(EMERGENCY)));

        assertThat(desk.told())
                .containsExactly(
                        "bot READ_BACK_NUMBER emergency-1 -",
                        "status own (DRILL)",
                        "block LIFTED but - until 0S (DRILL)",
                        "call emergency-1 DROP until 0S (DRILL)",
                        "decided emergency-1 NORMAL (DRILL)",
                        "bot READ_BACK_NUMBER emergency-1 -",
                        "status own (DRILL)",
                        "block LIFTED but - until 0S (DRILL)",
                        "call emergency-1 DROP until 0S (DRILL)",
                        "decided emergency-1 NORMAL (DRILL)");
    }

    @Test
    void tellsADrillsRowsTheSecondTimeWithAnOlderFence() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(new Signal.Drilled(new AgentId("drill-default"), Signals.start(EMERGENCY)));

        var fences = desk.told(Output.BlockRow.class).stream()
                .map(Output.BlockRow::fence)
                .toList();
        assertThat(fences.get(1)).isLessThan(fences.get(0));
    }

    @Test
    void takesNoNumberForADrill() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(new Signal.Drilled(new AgentId("drill-default"), Signals.start(AGAIN)));

        desk.when(dials(AGENT, EMERGENCY));

        assertThat(desk.told(Output.NumberRow.class))
                .singleElement()
                .satisfies(row -> assertThat(row.number()).isEqualTo(FIRST));
    }

    /** A drill's rows have higher fences than a session's: told of an agent in one, they would lift the shield. */
    @Test
    void tellsNothingOfAnAgentInAnEmergencyThoughAGatewayCallsItADrill() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(new Signal.Drilled(AGENT, Signals.start(AGAIN)));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void tellsNothingOfACallOfAnEmergencyThoughAGatewayCallsItADrill() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(new Signal.Drilled(new AgentId("drill-default"), Signals.start(EMERGENCY)));

        assertThat(desk.told()).isEmpty();
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
