package io.ringback.core;

import static io.ringback.core.Signals.AGAIN;
import static io.ringback.core.Signals.AGENT;
import static io.ringback.core.Signals.EMERGENCY;
import static io.ringback.core.Signals.FIRST;
import static io.ringback.core.Signals.HOUR;
import static io.ringback.core.Signals.OTHER;
import static io.ringback.core.Signals.SECOND;
import static io.ringback.core.Signals.START;
import static io.ringback.core.Signals.dials;
import static io.ringback.core.Signals.ended;
import static io.ringback.core.Signals.offers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** R11: no number is leased to two agents at the same moment; free ones go out longest-idle first. */
final class Rule11OneHolderTest {
    @Test
    void givesTwoAgentsTwoNumbers() {
        DeskScenario desk = DeskScenario.pool(FIRST, SECOND).given(dials(AGENT, EMERGENCY));

        desk.when(dials(OTHER, AGAIN));

        assertThat(desk.told()).contains("number 02 ISSUED to agent-2 until 1H (EMERGENCY_CALL)");
    }

    @Test
    void givesANumberNeverUsedBeforeOneThatRested() {
        DeskScenario desk = DeskScenario.pool(FIRST)
                .given(dials(AGENT, EMERGENCY), ended(EMERGENCY))
                .after(HOUR.multipliedBy(5))
                .given(offers(SECOND));

        desk.when(dials(OTHER, AGAIN));

        assertThat(desk.told()).contains("number 02 ISSUED to agent-2 until 6H (EMERGENCY_CALL)");
    }

    @Test
    void cannotWriteDownTwoHolders() {
        PoolState pool = DeskScenario.pool(FIRST).given(dials(AGENT, EMERGENCY)).state();

        Change second = new Change.PutLease(new Lease(FIRST, OTHER, new Fence(Long.MAX_VALUE), START.plus(HOUR)));

        assertThatThrownBy(() -> pool.apply(second)).hasMessageContaining("R11");
    }
}
