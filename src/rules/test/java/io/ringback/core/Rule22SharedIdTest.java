package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.alive;
import static io.ringback.core.Signals.answered;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.psapCalls;
import static io.ringback.core.Signals.start;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R22: two calls of one id, of two parties: what is said of one changes nothing for the other. */
final class Rule22SharedIdTest {
    /** Another gateway's, whose events go to another partition: intake there knows nothing of the older call. */
    @Test
    void servesACallbackUnderTheIdOfAnotherAgentsCall() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .given(dials(AGENT, EMERGENCY), dials(OTHER, AGAIN), ended(AGAIN), closes(OTHER));

        desk.when(callsBack(SECOND, EMERGENCY));

        assertThat(desk.told())
                .contains(
                        "status DND over own until 1H (CALLBACK)",
                        "call emergency-1 RINGING until 1H (CALLBACK)",
                        "decided emergency-1 DIRECT (CALLBACK)",
                        "Refused[why=CALL_ID_REUSED]");
    }

    @Test
    void servesACallbackUnderTheIdOfTheHoldersOwnEmergency() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(callsBack(FIRST, EMERGENCY));

        assertThat(desk.told())
                .contains(
                        "call emergency-1 RINGING until 1H (CALLBACK)",
                        "decided emergency-1 DIRECT (CALLBACK)",
                        "Refused[why=CALL_ID_REUSED]");
    }

    /** What the emergency's own gateway goes on to say of it must not let the number go. */
    @Test
    void holdsTheLeaseForAnEmergencyWhoseIdACallbackHadMeanwhile() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), callsBack(FIRST, EMERGENCY), answered(EMERGENCY), ended(EMERGENCY))
                .after(MINUTE)
                .given(alive(EMERGENCY))
                .after(HOUR.minus(MINUTE.plus(MINUTE)))
                .given(alive(EMERGENCY));

        desk.whenPassed(MINUTE.plus(MINUTE));

        assertThat(desk.told(Output.NumberRow.class))
                .extracting(Output.NumberRow::state)
                .doesNotContain(Output.LeaseState.RELEASED);
    }

    /** R9: that call had met nobody, and neither gateway says when anything happened. */
    @Test
    void servesACallbackUnderTheIdOfACallThatIsOverAndHadNoAgent() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .given(callsBack(SECOND, CALLBACK), ended(CALLBACK), dials(AGENT, EMERGENCY));

        desk.when(callsBack(FIRST, CALLBACK));

        assertThat(desk.told())
                .contains(
                        "call callback-1 RINGING until 1H (CALLBACK)",
                        "decided callback-1 DIRECT (CALLBACK)",
                        "Refused[why=CALL_ID_REUSED]");
    }

    @Test
    void servesAnEmergencyUnderTheIdOfACallbackToTheSameAgent() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY), callsBack(FIRST, CALLBACK));

        desk.when(dials(AGENT, CALLBACK));

        assertThat(desk.told())
                .contains(
                        "call callback-1 IN_CALL until 1H (EMERGENCY_CALL)",
                        "bot SEND_CALLBACK_NUMBER callback-1 01",
                        "notice EMERGENCY_CALL_PLACED 01",
                        "Refused[why=CALL_ID_REUSED]");
    }

    @Test
    void leavesACallItsIdWhereNothingComesOfTheOther() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), psapCalls(OTHER, EMERGENCY));

        desk.when(ended(EMERGENCY));

        assertThat(desk.told()).containsExactly("call emergency-1 AFTER_CALL until 1H (CALL_ENDED)");
    }

    @Test
    void endsTheCallbackAndNotTheOtherAgentsCallOfItsId() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .given(dials(AGENT, EMERGENCY), dials(OTHER, AGAIN), ended(AGAIN))
                .given(callsBack(SECOND, EMERGENCY), closes(AGENT));

        desk.when(new Signal.CallEnded(new LaterEvent(EMERGENCY, null, SECOND, null, null)));

        assertThat(desk.told(Output.SuppressionRow.class))
                .extracting(Output.SuppressionRow::agent)
                .containsOnly(OTHER);
        assertThat(desk.told(Output.StatusRow.class)).isEmpty();
    }

    /** R16: else the end of a call that has no agent would lift the shield of an agent whose own goes on. */
    @Test
    void endsNobodysCallAndNotTheAgentsOfItsId() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(null, EMERGENCY), dials(AGENT, EMERGENCY), closes(AGENT));

        desk.when(new Signal.CallEnded(new LaterEvent(EMERGENCY, null, null, null, null, true)));

        assertThat(desk.told()).isEmpty();
    }

    /** R9: the agent held that number once, and another of their calls had that id. */
    @Test
    void endsACallToANumberThatNobodyHoldsAnyMore() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .after(HOUR)
                .given(new Signal.NumberCalled(
                        FIRST,
                        Signal.Direction.INBOUND,
                        null,
                        new Caller(false, true, false),
                        start(EMERGENCY).asAnew()));

        desk.when(new Signal.CallEnded(new LaterEvent(EMERGENCY, null, FIRST, null, null, true)));

        assertThat(desk.told()).containsExactly("call emergency-1 DROP until 2H (CALL_ENDED)");
    }

    /** Whose call that is cannot be told by its id; who closes is told by name. */
    @Test
    void closesTheSessionOfTheAgentWhoNamesAnothersCallThatIsUp() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .given(dials(OTHER, AGAIN), ended(AGAIN));

        desk.when(new Signal.SessionClosed(EMERGENCY, OTHER, false));

        assertThat(desk.told(Output.StatusRow.class))
                .extracting(Output.StatusRow::agent)
                .containsExactly(OTHER);
    }

    @Test
    void closesTheSessionOfACallThatSomebodyWithoutOneNames() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        desk.when(new Signal.SessionClosed(EMERGENCY, OTHER, false));

        assertThat(desk.told(Output.StatusRow.class))
                .extracting(Output.StatusRow::agent)
                .containsExactly(AGENT);
    }

    /** R20: a gateway may name an agent with a call to another's number, whose call it is all the same. */
    @Test
    void closesTheHoldersSessionByACallToTheNumber() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .given(dials(OTHER, AGAIN), ended(AGAIN))
                .given(callsBack(FIRST, CALLBACK), ended(CALLBACK));

        desk.when(new Signal.SessionClosed(CALLBACK, OTHER, FIRST, false, null));

        assertThat(desk.told(Output.StatusRow.class))
                .extracting(Output.StatusRow::agent)
                .containsExactly(AGENT);
    }

    @Test
    void closesTheAgentsSessionWhereNobodysCallHasItsId() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .given(new Signal.EmergencyDialled(null, start(EMERGENCY).asAnew()));

        desk.when(closes(EMERGENCY));

        assertThat(desk.told()).contains("status own (SESSION_CLOSED)");
    }
}
