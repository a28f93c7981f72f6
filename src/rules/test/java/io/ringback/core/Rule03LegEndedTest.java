package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** R3: a call of the session ends; it stays hidden and the shield stays up until the agent closes the session. */
final class Rule03LegEndedTest {
    @Test
    void keepsTheCallHiddenAndTheShieldUp() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY)).after(MINUTE);

        desk.when(ended(EMERGENCY));

        assertThat(desk.told()).containsExactly("call emergency-1 AFTER_CALL until 1H (CALL_ENDED)");
    }

    @Test
    void saysNothingWhenTheCallEndsTwice() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        desk.when(ended(EMERGENCY));

        assertThat(desk.ignored()).isEqualTo(Ignored.NOTHING_NEW);
    }

    @Test
    void closesByItselfWhereTheSiteSaysSo() {
        DeskScenario desk = DeskScenario.pool(closesAfter(Duration.ofSeconds(30)), FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY));

        desk.whenPassed(Duration.ofSeconds(30));

        assertThat(desk.told()).contains("status own (CALL_OVER)", "call emergency-1 DROP until 1H (CALL_OVER)");
    }

    @Test
    void closesWithTheCallWhereTheSiteWaitsForNothing() {
        DeskScenario desk = DeskScenario.pool(closesAfter(Duration.ZERO), FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(ended(EMERGENCY));

        assertThat(desk.told()).contains("status own (CALL_OVER)");
    }

    @Test
    void waitsAnewAfterEveryCall() {
        DeskScenario desk = DeskScenario.pool(closesAfter(Duration.ofSeconds(30)), FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .after(Duration.ofSeconds(20))
                .given(Signals.callsBack(FIRST, Signals.CALLBACK), ended(Signals.CALLBACK));

        desk.whenPassed(Duration.ofSeconds(20));

        assertThat(desk.told()).isEmpty();
    }

    private static Policy closesAfter(Duration time) {
        return Signals.policy(Duration.ZERO, time, 0, new Policy.Limits(20, 10_000));
    }
}
