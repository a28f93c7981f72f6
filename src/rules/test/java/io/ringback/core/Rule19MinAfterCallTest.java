package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** R19: with a minimum after the call, the lease lasts at least that long after the last call ended. */
final class Rule19MinAfterCallTest {
    @Test
    void outlastsTheHourWhenTheCallEndedLate() {
        DeskScenario desk = DeskScenario.pool(policy(Duration.ofMinutes(30), 0), FIRST)
                .given(dials(AGENT, EMERGENCY))
                .after(Duration.ofMinutes(40));

        desk.when(ended(EMERGENCY));

        assertThat(desk.told())
                .contains(
                        "number 01 EXTENDED to agent-1 until 1H10M (CALL_ENDED)",
                        "route 01 ACTIVE until 1H10M (CALL_ENDED)");
    }

    @Test
    void changesNothingWhenTheHourLastsLonger() {
        DeskScenario desk = DeskScenario.pool(policy(Duration.ofMinutes(30), 0), FIRST)
                .given(dials(AGENT, EMERGENCY))
                .after(MINUTE);

        desk.when(ended(EMERGENCY));

        assertThat(desk.told()).containsExactly("call emergency-1 AFTER_CALL until 1H (CALL_ENDED)");
    }

    @Test
    void countsFromALostCallToo() {
        DeskScenario desk =
                DeskScenario.pool(policy(Duration.ofMinutes(30), 0), FIRST).given(dials(AGENT, EMERGENCY));

        desk.whenPassed(HOUR);

        assertThat(desk.told()).contains("number 01 EXTENDED to agent-1 until 1H30M (CALL_LOST)");
    }
}
