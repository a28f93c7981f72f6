package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MESSAGE;
import static io.ringback.core.Signals.callsBack;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.dialsNumber;
import static io.ringback.core.Signals.ended;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** R9: somebody calls a pool number that nobody holds: to the security desk, never to the agent who held it. */
final class Rule09LateCallbackTest {
    @Test
    void goesToTheFallbackHiddenAndNoticed() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(HOUR);

        desk.when(callsBack(FIRST, CALLBACK));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "call callback-1 RINGING until 2H (NOT_LEASED)",
                        "decided callback-1 FALLBACK (NOT_LEASED)",
                        "notice LATE_CALLBACK 01");
    }

    @Test
    void namesNoAgent() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(HOUR);

        desk.when(callsBack(FIRST, CALLBACK));

        assertThat(desk.told(Output.Decided.class))
                .extracting(Output.Decided::agent)
                .containsOnlyNulls();
    }

    @Test
    void isTheSameForAnAgentThatDialsIt() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(HOUR);

        desk.when(dialsNumber(AGENT, FIRST, MESSAGE));

        assertThat(desk.told()).contains("decided message-1 FALLBACK (NOT_LEASED)", "notice LATE_CALLBACK 01");
    }

    @Test
    void dropsTheCallWhenItEnds() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(HOUR)
                .given(callsBack(FIRST, CALLBACK));

        desk.when(ended(CALLBACK));

        assertThat(desk.told()).containsExactly("call callback-1 DROP until 2H (CALL_ENDED)");
    }

    @Test
    void publishesALaterDeadlineWhileTheCallIsUp() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .after(HOUR)
                .given(callsBack(FIRST, CALLBACK));

        desk.whenPassed(Duration.ofMinutes(45));

        assertThat(desk.told()).containsExactly("call callback-1 RINGING until 2H15M (CALL_HELD)");
    }
}
