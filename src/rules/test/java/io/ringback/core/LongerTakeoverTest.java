package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.POOL;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.START;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * R11: the lost region's leases were longer than one's own, for whose length rows and changelogs are kept. No row promises
 * more than that, and each comes again before it passes.
 */
final class LongerTakeoverTest {
    private static final Duration LONGER = HOUR.multipliedBy(8);

    private static final Signal TAKES =
            new Signal.NumberTakenOver(SECOND, POOL, AGENT, new Fence(1), START.minus(HOUR), START.plus(LONGER));

    @Test
    void isToldInPartsThatRowsAreKeptFor() {
        DeskScenario desk = DeskScenario.pool(FIRST).when(TAKES);
        assertThat(desk.told()).contains("number 02 ISSUED to agent-1 until 1H (TAKEN_OVER)");

        desk.whenPassed(Duration.ofMinutes(45));

        assertThat(desk.told())
                .contains(
                        "number 02 EXTENDED to agent-1 until 1H45M (CALL_HELD)",
                        "route 02 ACTIVE until 1H45M (CALL_HELD)",
                        "status DND over own until 1H45M (CALL_HELD)",
                        "block ACTIVE but 02 until 1H45M (CALL_HELD)");
    }

    @Test
    void isHeldUntilItsEndAndNoLonger() {
        DeskScenario desk = DeskScenario.pool(FIRST).given(TAKES, closes(AGENT));

        desk.whenPassed(LONGER.minusMillis(1));
        assertThat(desk.state().lease(SECOND)).isNotNull();
        assertThat(desk.told(Output.RouteRow.class)).hasSizeGreaterThan(8);

        desk.whenPassed(Duration.ofMillis(1));
        assertThat(desk.told()).contains("number 02 RELEASED to agent-1 until 8H (EXPIRED)");
    }

    @Test
    void losesNothingByAnotherEmergencyHere() {
        DeskScenario desk =
                DeskScenario.pool(FIRST).given(TAKES, dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(AGENT));

        desk.whenPassed(LONGER.minusMillis(1));

        assertThat(desk.state().lease(SECOND)).isNotNull();
    }
}
