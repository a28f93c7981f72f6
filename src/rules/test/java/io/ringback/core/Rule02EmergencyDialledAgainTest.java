package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.offers;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R2: another emergency call in a session keeps the number, for a whole lease more. */
final class Rule02EmergencyDialledAgainTest {
    @Test
    void keepsTheNumberForAnHourFromNow() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .after(MINUTE);

        desk.when(dials(AGENT, AGAIN));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "number 01 EXTENDED to agent-1 until 1H1M (EMERGENCY_CALL)",
                        "route 01 ACTIVE until 1H1M (EMERGENCY_CALL)",
                        "status DND over own until 1H1M (EMERGENCY_CALL)",
                        "block ACTIVE but 01 until 1H1M (EMERGENCY_CALL)",
                        "call emergency-1 AFTER_CALL until 1H1M (EMERGENCY_CALL)",
                        "call emergency-2 IN_CALL until 1H1M (EMERGENCY_CALL)",
                        "bot SEND_CALLBACK_NUMBER emergency-2 01",
                        "notice EMERGENCY_CALL_PLACED 01");
    }

    @Test
    void saysSoWithinOneMomentToo() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(dials(AGENT, AGAIN));

        assertThat(desk.told()).contains("number 01 EXTENDED to agent-1 until 1H (EMERGENCY_CALL)");
    }

    @Test
    void raisesTheShieldAgainAfterTheSessionWasClosed() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE);

        desk.when(dials(AGENT, AGAIN));

        assertThat(desk.told())
                .contains(
                        "status DND over own until 1H1M (EMERGENCY_CALL)",
                        "block ACTIVE but 01 until 1H1M (EMERGENCY_CALL)",
                        "call emergency-2 IN_CALL until 1H1M (EMERGENCY_CALL)")
                .noneMatch(told -> told.startsWith("call emergency-1"));
    }

    @Test
    void triesAgainForANumberWhenTheSessionHasNone() {
        DeskScenario desk = DeskScenario.pool().given(dials(AGENT, EMERGENCY), offers(FIRST));

        desk.when(dials(AGENT, AGAIN));

        assertThat(desk.told())
                .contains(
                        "number 01 ISSUED to agent-1 until 1H (EMERGENCY_CALL)",
                        "block ACTIVE but 01 until 1H (EMERGENCY_CALL)",
                        "bot SEND_CALLBACK_NUMBER emergency-2 01");
    }

    @Test
    void givesALateNumberAFenceOfItsOwn() {
        DeskScenario desk = DeskScenario.pool().given(dials(AGENT, EMERGENCY));
        Fence before = desk.state().fence();

        desk.given(offers(FIRST)).when(dials(AGENT, AGAIN));

        assertThat(desk.told(Output.NumberRow.class))
                .allMatch(row -> row.fence().compareTo(before) > 0);
    }
}
