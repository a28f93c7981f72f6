package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.answered;
import static io.ringback.core.Signals.called;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.links;
import static io.ringback.core.Signals.psapCalls;
import static io.ringback.core.Signals.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** R20: a call marked as a responder's callback reaches an agent with an open session or a number, whatever was dialled. */
final class Rule20PsapMarkedTest {
    @Test
    void goesDirectWhateverWasDialled() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE);

        desk.when(psapCalls(AGENT, CALLBACK));

        assertThat(desk.told())
                .contains(
                        "status DND over own until 1H (PSAP_CALLBACK)",
                        "call callback-1 RINGING until 1H (PSAP_CALLBACK)",
                        "decided callback-1 DIRECT (PSAP_CALLBACK)");
    }

    @Test
    void reachesAnOpenSessionWithoutANumber() {
        DeskScenario desk = DeskScenario.pool().given(dials(AGENT, EMERGENCY));

        desk.when(psapCalls(AGENT, CALLBACK));

        assertThat(desk.told()).contains("decided callback-1 DIRECT (PSAP_CALLBACK)");
    }

    @Test
    void isAnOrdinaryCallForAClosedSessionWithoutANumber() {
        DeskScenario desk = DeskScenario.pool().given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(AGENT));

        desk.when(psapCalls(AGENT, CALLBACK));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void isAnOrdinaryCallForAnAgentWithoutASession() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(psapCalls(AGENT, CALLBACK));

        assertThat(desk.ignored()).isEqualTo(Ignored.UNKNOWN);
    }

    @Test
    void reachesTheAgentOverAPoolNumberThatNobodyHolds() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND).given(dials(AGENT, EMERGENCY));

        desk.when(called(SECOND, Signal.Direction.INBOUND, AGENT, true, true, CALLBACK));

        assertThat(desk.told()).contains("decided callback-1 DIRECT (PSAP_CALLBACK)");
    }

    @Test
    void goesToTheFallbackWhenTheCallerIsNotTrusted() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE);

        desk.when(new Signal.PsapCalledBack(AGENT, null, null, new Caller(true, false, false), start(CALLBACK)));

        assertThat(desk.told()).contains("decided callback-1 FALLBACK (NOT_TRUSTED)");
    }

    @Test
    void goesToTheAgentItNamesWhoeverHoldsTheNumber() {
        DeskScenario desk = DeskScenario.pool(FIRST, Signals.SECOND)
                .given(Signals.dials(AGENT, Signals.EMERGENCY), Signals.dials(Signals.OTHER, Signals.AGAIN));

        desk.when(Signals.called(Signals.SECOND, Signal.Direction.INBOUND, AGENT, true, true, CALLBACK));

        assertThat(desk.told()).contains("decided callback-1 DIRECT (PSAP_CALLBACK)");
    }

    @Test
    void goesToTheFallbackWhenNobodyIsKnownAndANumberOfThePoolWasDialled() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(new Signal.PsapCalledBack(AGENT, FIRST, null, new Caller(true, true, false), start(CALLBACK)));

        assertThat(desk.told()).contains("decided callback-1 FALLBACK (NOT_LEASED)", "notice LATE_CALLBACK 01");
    }

    @Test
    void isForTheNumbersOwnDeskWhenNobodyIsKnownAndAnotherPoolsNumberWasDialled() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        desk.when(overANumberElsewhere());

        assertThat(desk.told()).containsExactly("hand on to elsewhere NumberCalled");
    }

    /** Nothing may overtake the call's start on its way. */
    @Test
    void whatComesOfACallThatWasHandedOnGoesTheSameWay() {
        DeskScenario desk = DeskScenario.pool(FIRST);

        for (Signal event : List.of(
                answered(CALLBACK), ended(CALLBACK), closes(CALLBACK), links(CALLBACK, new CallId("its-side")))) {
            desk.when(overANumberElsewhere(event));

            assertThat(desk.told())
                    .containsExactly("hand on to elsewhere " + event.getClass().getSimpleName());
        }
    }

    @Test
    void whatComesOfACallThatTheAgentHasStaysHere() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), overANumberElsewhere());

        desk.when(overANumberElsewhere(ended(CALLBACK)));

        assertThat(desk.told()).contains("notice CALLBACK_UNANSWERED 01").noneMatch(told -> told.startsWith("hand on"));
    }

    private static Delivery overANumberElsewhere(Signal event) {
        return new Delivery(event, null, 0, Signals.START, Signals.ELSEWHERE);
    }

    @Test
    void reachesTheAgentOverAnotherPoolsNumber() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(overANumberElsewhere());

        assertThat(desk.told()).contains("decided callback-1 DIRECT (PSAP_CALLBACK)");
    }

    private static Signal overANumberElsewhere() {
        return new Signal.PsapCalledBack(
                AGENT,
                SECOND,
                new Signal.Elsewhere(Signals.ELSEWHERE, true),
                new Caller(true, true, false),
                start(CALLBACK));
    }
}
