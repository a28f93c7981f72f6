package io.ringback.core;

import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.CALLBACK;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.MINUTE;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.alive;
import static io.ringback.core.Signals.closes;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lease that changes while the desk runs, as a demo's does, counts for what begins after it (R1, R7, R8, R14). */
final class LeaseSpeedTest {
    private static final Duration SHORT = Duration.ofSeconds(20);

    @Test
    void keepsTheDeadlineThatARunningLeaseWasGiven() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY), closes(EMERGENCY))
                .leaseFor(SHORT);

        List<String> early = desk.whenPassed(HOUR.minusMillis(1)).told();
        List<String> then = desk.whenPassed(Duration.ofMillis(1)).told();

        assertThat(early).isEmpty();
        assertThat(then).contains("number 01 RELEASED to agent-1 until 1H (EXPIRED)");
    }

    @Test
    void leasesTheNextNumberForTheNewTime() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .leaseFor(SHORT)
                .given(dials(OTHER, CALLBACK), ended(CALLBACK));

        desk.whenPassed(SHORT);

        assertThat(desk.told()).contains("number 02 RELEASED to agent-2 until 20S (EXPIRED)");
    }

    @Test
    void promisesNoLessWhenAnAgentDialsAgain() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .leaseFor(SHORT);

        desk.when(dials(AGENT, CALLBACK));

        assertThat(desk.told(Output.NumberRow.class))
                .allMatch(row -> !row.expiresAt().isBefore(desk.now().plus(HOUR)));
    }

    @Test
    void keepsPublishedDeadlinesAheadOfACallThatIsUp() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .leaseFor(SHORT)
                .given(dials(AGENT, EMERGENCY), alive(EMERGENCY))
                .leaseFor(HOUR);

        desk.whenPassed(Duration.ofSeconds(1));

        assertThat(desk.told()).contains("number 01 EXTENDED to agent-1 until 30M (CALL_HELD)");
    }

    @Test
    void takesAnEventForTooLateByTheLeaseThatHoldsNow() {
        DeskScenario desk = DeskScenario.pool(FIRST).leaseFor(SHORT).after(MINUTE);

        desk.when(new Delivery(dials(AGENT, EMERGENCY), null, 0, desk.now().minus(MINUTE)));

        assertThat(desk.ignored()).isEqualTo(Ignored.TOO_LATE);
    }
}
