package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** R10: no number is free: a resting one is reused, a leased one never, and without any everything else still happens. */
final class Rule10PoolExhaustedTest {
    @Test
    void reusesTheLongestQuarantinedNumber() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .given(dials(AGENT, EMERGENCY))
                .given(ended(EMERGENCY))
                .after(MINUTE)
                .given(dials(OTHER, AGAIN))
                .given(ended(AGAIN))
                .after(HOUR);

        desk.when(dials(AGENT, new CallId("emergency-3")));

        assertThat(desk.told()).contains("number 01 ISSUED to agent-1 until 2H1M (EMERGENCY_CALL)");
    }

    @Test
    void neverReusesALeasedNumber() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));

        desk.when(dials(OTHER, AGAIN));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "status DND over own until 1H (EMERGENCY_CALL)",
                        "block ACTIVE but - until 1H (EMERGENCY_CALL)",
                        "call emergency-2 IN_CALL until 1H (EMERGENCY_CALL)",
                        "bot ANNOUNCE_UNAVAILABLE emergency-2 -",
                        "notice POOL_EXHAUSTED -",
                        "notice EMERGENCY_CALL_PLACED -");
    }

    @Test
    void givesASessionWithoutANumberAFenceOfItsOwn() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY));
        Fence before = desk.state().fence();

        desk.when(dials(OTHER, AGAIN));

        assertThat(desk.told(Output.StatusRow.class))
                .allMatch(row -> row.fence().compareTo(before) > 0);
    }

    @Test
    void warnsWhenTheLastButFewNumbersGoOut() {
        DeskScenario desk = DeskScenario.pool(policy(Duration.ZERO, 2), FIRST, SECOND);

        desk.when(dials(AGENT, EMERGENCY));

        assertThat(desk.told()).contains("notice POOL_LOW -");
    }

    @Test
    void warnsWhenThereWereNeverMore() {
        DeskScenario desk = DeskScenario.pool(policy(Duration.ZERO, 5), FIRST, SECOND);

        desk.when(dials(AGENT, EMERGENCY));

        assertThat(desk.told()).contains("notice POOL_LOW -");
    }

    @Test
    void warnsOnceUntilThereWereMore() {
        DeskScenario desk =
                DeskScenario.pool(policy(Duration.ZERO, 5), FIRST, SECOND).given(dials(AGENT, EMERGENCY));

        desk.when(dials(OTHER, AGAIN));

        assertThat(desk.told()).doesNotContain("notice POOL_LOW -");
    }

    @Test
    void warnsAgainAfterThereWereMore() {
        DeskScenario desk = DeskScenario.pool(policy(Duration.ZERO, 1), FIRST, SECOND)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .after(HOUR.plus(HOUR));

        desk.when(dials(OTHER, AGAIN));

        assertThat(desk.told()).contains("notice POOL_LOW -");
    }

    @Test
    void givesAnAgentOnAnEmergencyCallTheNumberThatBecomesFree() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .after(HOUR.minus(MINUTE))
                .given(dials(OTHER, AGAIN));

        desk.whenPassed(MINUTE);

        assertThat(desk.told())
                .contains(
                        "number 01 ISSUED to agent-2 until 2H (NUMBER_FREE)",
                        "bot SEND_CALLBACK_NUMBER emergency-2 01");
    }
}
