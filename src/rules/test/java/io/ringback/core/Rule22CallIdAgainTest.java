package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
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

import java.time.Duration;
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

    /** R8: a gateway that fell over tells no end, and may count from 1 again; a telling of the same time is no dial. */
    @Test
    void servesADialUnderTheIdOfACallThatWasPresumedOver() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(at(START)).after(HOUR.multipliedBy(2));

        desk.when(toldAgain(START.plusSeconds(10)));
        assertThat(desk.told()).isEmpty();

        desk.when(toldAgain(START.plus(HOUR.multipliedBy(2))));
        assertThat(desk.told())
                .contains(
                        "number 01 ISSUED to agent-1 until 3H (EMERGENCY_CALL)",
                        "bot SEND_CALLBACK_NUMBER emergency-1 01",
                        "notice EMERGENCY_CALL_PLACED 01",
                        "Refused[why=CALL_ID_REUSED]");
    }

    @Test
    void servesADialUnderTheIdOfACallThatWasClosedByForce() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(at(START), new Signal.SessionClosed(null, AGENT, true))
                .after(MINUTE);

        desk.when(toldAgain(START.plusSeconds(60)));

        assertThat(desk.told())
                .contains(
                        "number 01 EXTENDED to agent-1 until 1H1M (EMERGENCY_CALL)",
                        "status DND over own until 1H1M (EMERGENCY_CALL)");
    }

    /** Whoever stamps each telling anew says no more of a call that is up than that it is (R8, R14). */
    @Test
    void takesALaterTellingOfACallThatIsUpForASignOfItsLife() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(at(START)).after(MINUTE);

        desk.when(toldAgain(START.plusSeconds(60)));
        assertThat(desk.told()).isEmpty();

        desk.whenPassed(HOUR.minusMillis(1));
        assertThat(desk.told()).noneMatch(told -> told.contains("CALL_LOST"));
        desk.whenPassed(Duration.ofMillis(1));
        assertThat(desk.told()).anyMatch(told -> told.contains("CALL_LOST"));
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

    private static Signal toldAgain(Instant occurredAt) {
        CallStart.Early nothing = CallStart.Early.NOTHING;
        return new Signal.EmergencyDialled(
                AGENT,
                new CallStart(EMERGENCY, null, null, null, null, CallStart.Told.AGAIN, occurredAt, null, nothing));
    }
}
