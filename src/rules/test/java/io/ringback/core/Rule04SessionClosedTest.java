package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.TRANSFER;
import static io.ringback.core.Signals.answered;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.chooses;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.links;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** R4: the agent closes the session: presence, block and suppressions go back, the number lives on. */
final class Rule04SessionClosedTest {
    @Test
    void putsEverythingBackButTheNumber() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(chooses(AGENT, "Available"), dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .after(MINUTE);

        desk.when(closes(EMERGENCY));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "status Available (SESSION_CLOSED)",
                        "block LIFTED but 01 until 1M (SESSION_CLOSED)",
                        "call emergency-1 DROP until 1H (SESSION_CLOSED)");
    }

    @Test
    void mayBeClosedInTheNameOfTheAgent() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        desk.when(closes(AGENT));

        assertThat(desk.told()).contains("status own (SESSION_CLOSED)");
    }

    @Test
    void waitsForTheEndOfTheCallThatIsUp() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(closes(EMERGENCY));

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void takesEffectWhenTheLastCallEnds() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), closes(EMERGENCY));

        desk.when(ended(EMERGENCY));

        assertThat(desk.told())
                .contains("status own (SESSION_CLOSED)", "call emergency-1 DROP until 1H (SESSION_CLOSED)");
    }

    @Test
    void isCancelledByANewCall() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), closes(EMERGENCY), dials(AGENT, AGAIN), ended(EMERGENCY));

        desk.when(ended(AGAIN));

        assertThat(desk.told()).containsExactly("call emergency-2 AFTER_CALL until 1H (CALL_ENDED)");
    }

    @Test
    void isCancelledByACallbackAnsweredSince() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), callsBack(FIRST, CALLBACK), closes(EMERGENCY))
                .given(answered(CALLBACK), ended(EMERGENCY));

        desk.when(ended(CALLBACK));

        assertThat(desk.told()).containsExactly("call callback-1 AFTER_CALL until 1H (CALL_ENDED)");
    }

    @Test
    void isNotCancelledByTheOtherSideOfACallbackAnsweredBefore() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), callsBack(FIRST, CALLBACK), links(CALLBACK, TRANSFER))
                .given(answered(CALLBACK), closes(AGENT), answered(TRANSFER), ended(TRANSFER));

        desk.when(ended(CALLBACK));

        assertThat(desk.told()).contains("status own (SESSION_CLOSED)");
    }

    @Test
    void doesNothingWhenItNamesACallFromBeforeTheLastClose() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY), dials(AGENT, AGAIN), ended(AGAIN));

        desk.when(closes(EMERGENCY));

        assertThat(desk.ignored()).isEqualTo(Ignored.CLOSED_BEFORE);
    }

    @Test
    void goesByTheAgentWhenTheCallIsNoneOfTheSession() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY), callsBack(SECOND, CALLBACK));

        desk.when(new Signal.SessionClosed(CALLBACK, AGENT, false));

        assertThat(desk.told()).contains("status own (SESSION_CLOSED)");
    }

    @Test
    void saysNothingWhenItIsClosedTwice() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(AGENT));

        desk.when(closes(AGENT));

        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }

    @Test
    void presumesACallOverThatIsSilentForTwoKeepalivesAfterTheClose() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), closes(AGENT));

        desk.whenPassed(Duration.ofMinutes(30));

        assertThat(desk.told()).contains("notice LEG_PRESUMED_OVER 01", "status own (CALL_LOST)");
    }

    @Test
    void goesByTheCallsOwnKeepalive() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(new Signal.EmergencyDialled(AGENT, Signals.start(EMERGENCY, null, null, Duration.ofSeconds(10))))
                .given(closes(AGENT));

        desk.whenPassed(Duration.ofSeconds(20));

        assertThat(desk.told()).contains("status own (CALL_LOST)");
    }

    @Test
    void endsEveryCallByForce() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), dials(AGENT, AGAIN));

        desk.when(new Signal.SessionClosed(null, AGENT, true));

        assertThat(desk.told()).contains("notice LEG_PRESUMED_OVER 01", "status own (SESSION_CLOSED)");
    }

    @Test
    void isNotCancelledByACallThatNobodyAnswers() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), closes(AGENT), callsBack(FIRST, CALLBACK), ended(CALLBACK));

        desk.when(ended(EMERGENCY));

        assertThat(desk.told()).contains("status own (SESSION_CLOSED)");
    }

    @Test
    void ignoresTheCloseOfAnOrdinaryCallWhileACallIsUp() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(new Signal.SessionClosed(new CallId("ordinary"), AGENT, false));

        assertThat(desk.ignored()).isEqualTo(Ignored.NOT_OF_SESSION);
    }

    @Test
    void goesByTheAgentOfAnOrdinaryCallWhenNoneIsUp() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        desk.when(new Signal.SessionClosed(new CallId("ordinary"), AGENT, false));

        assertThat(desk.told()).contains("status own (SESSION_CLOSED)");
    }
}
