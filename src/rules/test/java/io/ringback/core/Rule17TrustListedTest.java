package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.alive;
import static io.ringback.core.Signals.answered;
import static io.ringback.core.Signals.called;
import static io.ringback.core.Signals.callsBackUntrusted;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.ring;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R17: a caller that is not on the list goes to the fallback, and counts as a call of the session all the same. */
final class Rule17TrustListedTest {
    @Test
    void sendsAnUntrustedCallerToTheFallback() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(MINUTE);

        desk.when(callsBackUntrusted(FIRST, CALLBACK));

        assertThat(desk.told())
                .contains(
                        "call callback-1 RINGING until 1H (NOT_TRUSTED)",
                        "decided callback-1 FALLBACK (NOT_TRUSTED)",
                        "notice LATE_CALLBACK 01");
    }

    /** Whoever calls can mark a call as a responder's (R25). */
    @Test
    void givesOneNoticeForABurstOfMarkedCallsFromCallersThatAreNotListed() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));
        IntStream.range(0, 20).forEach(i -> desk.given(marked(i)));

        desk.when(marked(20));

        assertThat(desk.told())
                .contains("decided ring-20 FALLBACK (TOO_MANY)", "notice OVERLOAD 01")
                .doesNotContain("notice LATE_CALLBACK 01");
    }

    private static Signal marked(int call) {
        return called(FIRST, Signal.Direction.INBOUND, null, true, false, ring(call));
    }

    @Test
    void countsTheCallAsUpUntilItEnds() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), callsBackUntrusted(FIRST, CALLBACK), ended(EMERGENCY), closes(AGENT));

        desk.when(ended(CALLBACK));

        assertThat(desk.told())
                .contains("status own (SESSION_CLOSED)", "call callback-1 DROP until 1H (SESSION_CLOSED)");
    }

    /** It may be the responder after all, whom the fallback puts through: the number must not be another's by then. */
    @Test
    void holdsTheNumberAndTheShieldWhileTheFallbackTalks() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .given(callsBackUntrusted(FIRST, CALLBACK), answered(CALLBACK))
                .after(MINUTE.multipliedBy(30))
                .given(alive(CALLBACK));

        desk.whenPassed(MINUTE.multipliedBy(45));

        assertThat(desk.told(Output.NumberRow.class))
                .isNotEmpty()
                .extracting(Output.NumberRow::state)
                .doesNotContain(Output.LeaseState.RELEASED);
        assertThat(desk.told(Output.StatusRow.class))
                .isNotEmpty()
                .extracting(Output.StatusRow::expiresAt)
                .doesNotContainNull();
    }

    @Test
    void doesNotOpenTheSessionWhenTheFallbackAnswers() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .given(callsBackUntrusted(FIRST, CALLBACK), answered(CALLBACK));

        desk.when(ended(CALLBACK));

        assertThat(desk.told()).contains("status own (CALL_ENDED)");
    }
}
