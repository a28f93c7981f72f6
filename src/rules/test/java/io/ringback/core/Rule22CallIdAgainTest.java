package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.START;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.later;
import static io.ringback.core.Signals.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** R22: a call id comes again: another call is served by its own right, and the older one has the id no more. */
final class Rule22CallIdAgainTest {
    @Test
    void servesAnotherAgentUnderAKnownIdAndSaysSo() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND).given(dials(AGENT, EMERGENCY));

        desk.when(dials(OTHER, EMERGENCY));

        assertThat(desk.told())
                .contains(
                        "number 02 ISSUED to agent-2 until 1H (EMERGENCY_CALL)",
                        "bot SEND_CALLBACK_NUMBER emergency-1 02",
                        "Refused[why=CALL_ID_REUSED]");
    }

    @Test
    void givesTheNewcomerAFenceAboveTheOthers() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .given(dials(OTHER, new CallId("other")), ended(new CallId("other")))
                .after(MINUTE)
                .given(dials(AGENT, EMERGENCY));
        Fence older = desk.state().fence();

        desk.when(new Signal.EmergencyDialled(OTHER, start(EMERGENCY).asAnew()));

        assertThat(desk.told(Output.SuppressionRow.class))
                .allMatch(row -> row.fence() != null && row.fence().compareTo(older) > 0);
    }

    @Test
    void letsTheOlderCallEndInItsOwnSession() {
        DeskScenario desk =
                DeskScenario.pool(FIRST, SECOND).given(dials(AGENT, EMERGENCY), dials(OTHER, EMERGENCY), closes(AGENT));

        desk.when(new Signal.CallEnded(new LaterEvent(EMERGENCY, AGENT, null, null, null)));

        assertThat(desk.told())
                .containsExactly("status own (SESSION_CLOSED)", "block LIFTED but 01 until 0S (SESSION_CLOSED)");
    }

    @Test
    void takesAnEventThatNamesNobodyForTheNewest() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND).given(dials(AGENT, EMERGENCY), dials(OTHER, EMERGENCY));

        desk.when(ended(EMERGENCY));

        assertThat(desk.told(Output.SuppressionRow.class)).allMatch(row -> OTHER.equals(row.agent()));
    }

    /** R4: the id is that of another agent's call, which is over. */
    @Test
    void closesTheSessionOfTheAgentWhoNamesACallOfAnIdThatAnotherHad() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(AGENT))
                .given(dials(OTHER, new CallId("other")), ended(new CallId("other")));

        desk.when(new Signal.SessionClosed(EMERGENCY, OTHER, false));

        assertThat(desk.told()).contains("status own (SESSION_CLOSED)");
    }

    @Test
    void servesASecondTryThatBeganAfterTheFirstEnded() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(at(START), new Signal.CallEnded(later(EMERGENCY, START.plusSeconds(5))));

        desk.when(at(START.plusSeconds(9)));

        assertThat(desk.told())
                .contains("call emergency-1 IN_CALL until 1H (EMERGENCY_CALL)", "Refused[why=CALL_ID_REUSED]");
    }

    @Test
    void takesTheSameStartToldAgainForTheSameCall() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(at(START), new Signal.CallEnded(later(EMERGENCY, START.plusSeconds(5))))
                .after(MINUTE);

        desk.when(at(START));

        assertThat(desk.told()).isEmpty();
    }

    /** R14: what the newest call of the id went through says nothing of it. */
    @Test
    void takesAStartToldAgainForItsOwnAgentsCall() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .given(at(START), dials(OTHER, EMERGENCY))
                .given(new Signal.CallEnded(new LaterEvent(EMERGENCY, OTHER, null, START.minusSeconds(60), null)))
                .given(closes(AGENT));

        desk.when(at(START));

        assertThat(desk.told()).isEmpty();
    }

    private static Signal at(Instant occurredAt) {
        CallStart.Early nothing = CallStart.Early.NOTHING;
        return new Signal.EmergencyDialled(AGENT, start(EMERGENCY, occurredAt, nothing));
    }
}
