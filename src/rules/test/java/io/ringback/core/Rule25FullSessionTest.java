package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MESSAGE;
import static io.ringback.core.Signals.answered;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.dialsNumber;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.policy;
import static io.ringback.core.Signals.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R25: strangers' calls, all of them up, leave room in a session for the calls that it is about. */
final class Rule25FullSessionTest {
    private static final Duration SECONDS = Duration.ofSeconds(10);
    private static final int CALLS = 32;

    @Test
    void keepsTheShieldOfADialUntilThatIsOver() {
        DeskScenario desk = DeskScenario.pool(
                        policy(Duration.ZERO, Duration.ZERO, 0, new Policy.Limits(20, 10_000)), FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY));
        ring(desk, CALLS + 1);
        desk.given(dials(AGENT, AGAIN));
        IntStream.range(0, CALLS).forEach(i -> desk.given(ended(call(i))));

        desk.when(ended(call(CALLS)));
        assertThat(desk.told()).noneMatch(told -> told.startsWith("status"));

        desk.when(ended(AGAIN));
        assertThat(desk.told()).contains("status own (CALL_OVER)");
    }

    @Test
    void holdsTheLeaseOfADialPastTheHour() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));
        ring(desk, CALLS);
        desk.given(dials(AGENT, AGAIN));

        desk.whenPassed(HOUR.minusMillis(1)).given(Signals.alive(AGAIN)).whenPassed(HOUR.minusMillis(1));

        assertThat(desk.state().lease(FIRST)).isNotNull();
    }

    @Test
    void dropsTheOldestCallThatNobodyAnsweredForAnAgentsOwnAndSaysSo() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));
        ring(desk, CALLS);
        desk.given(answered(call(0)));

        desk.when(dialsNumber(AGENT, FIRST, MESSAGE));

        assertThat(desk.told())
                .anyMatch(told -> told.startsWith("call ring-1 DROP"))
                .noneMatch(told -> told.startsWith("call ring-0 DROP"))
                .contains("notice OVERLOAD -");
        assertThat(desk.state().stateOf(AGENT).legs().all()).hasSize(CALLS + 1);
    }

    /** R17, R25: who rings the fallback may be anybody; who gets through may be the responder. */
    @Test
    void keepsTheShieldOfACallbackThatGetsThroughBesideThoseAtTheFallback() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(AGENT));
        IntStream.range(0, CALLS + 1).forEach(i -> desk.given(Signals.callsBackUntrusted(FIRST, call(i))));
        desk.given(listedCallsBack(AGAIN), answered(AGAIN));
        IntStream.range(0, CALLS).forEach(i -> desk.given(ended(call(i))));

        desk.when(ended(call(CALLS)));

        assertThat(desk.told()).noneMatch(told -> told.startsWith("status"));
    }

    @Test
    void takesNoPlaceOfACallbackForAnother() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));
        ring(desk, CALLS);

        desk.when(listedCallsBack(AGAIN));

        assertThat(desk.state().stateOf(AGENT).legs().find(AGAIN)).isNull();
        assertThat(desk.told()).contains("decided emergency-2 DIRECT (CALLBACK)");
    }

    private static Signal listedCallsBack(CallId call) {
        return new Signal.NumberCalled(
                FIRST, Signal.Direction.INBOUND, null, new Caller(false, true, true), start(call));
    }

    private static void ring(DeskScenario desk, int calls) {
        IntStream.range(0, calls)
                .forEach(i -> desk.given(callsBack(FIRST, call(i))).after(SECONDS));
    }

    private static CallId call(int i) {
        return new CallId("ring-" + i);
    }
}
