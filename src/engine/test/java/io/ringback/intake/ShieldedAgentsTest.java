package io.ringback.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.BlockState;
import io.ringback.event.InboundBlock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShieldedAgentsTest {
    private static final Instant UNTIL = IntakeDriver.START.plusSeconds(3600);

    private Instant now = IntakeDriver.START;
    private final ShieldedAgents shielded = new ShieldedAgents(() -> now);

    @Test
    void knowsWhoseDeskShieldsAnAgent() {
        shielded.put(block("north", 7, BlockState.ACTIVE));

        assertThat(shielded.poolOf("ann")).isEqualTo("north");
        assertThat(shielded.poolOf("bob")).isNull();
        assertThat(shielded.poolOf(null)).isNull();
    }

    @Test
    void forgetsWhoseBlockIsLifted() {
        shielded.put(block("north", 7, BlockState.ACTIVE));
        shielded.put(block("north", 7, BlockState.LIFTED));

        assertThat(shielded.poolOf("ann")).isNull();
    }

    @Test
    void knowsWhoseDeskShieldedAnAgentLast() {
        shielded.put(block("north", 7, BlockState.ACTIVE));
        assertThat(shielded.lastPoolOf("ann")).isEqualTo("north");

        shielded.put(block("north", 7, BlockState.LIFTED));

        assertThat(shielded.lastPoolOf("ann")).isEqualTo("north");
        assertThat(shielded.lastPoolOf("bob")).isNull();
        assertThat(shielded.lastPoolOf(null)).isNull();
    }

    /** R25: agents that somebody makes up must not fill the memory. */
    @Test
    void forgetsWhoseSessionIsOverWhenThereAreTooMany() {
        ShieldedAgents few = new ShieldedAgents(() -> now, 0);
        few.put(block("north", 7, BlockState.ACTIVE));
        assertThat(few.poolOf("ann")).isEqualTo("north");

        few.put(block("north", 7, BlockState.LIFTED));

        assertThat(few.lastPoolOf("ann")).isNull();
    }

    @Test
    void forgetsWhoseBlockIsDeleted() {
        shielded.put(block("north", 7, BlockState.ACTIVE));
        shielded.remove("ann");

        assertThat(shielded.poolOf("ann")).isNull();
    }

    @Test
    void keepsTheLaterSessionsPoolWhenAnEarlierOnesRowComesLate() {
        shielded.put(block("south", 8, BlockState.ACTIVE));
        shielded.put(block("north", 7, BlockState.ACTIVE));
        shielded.put(block("north", 7, BlockState.LIFTED));

        assertThat(shielded.poolOf("ann")).isEqualTo("south");
    }

    @Test
    void knowsNoPoolOnceABlockIsOverByItself() {
        shielded.put(block("north", 7, BlockState.ACTIVE));
        now = UNTIL.plusMillis(1);

        assertThat(shielded.poolOf("ann")).isNull();
    }

    private static InboundBlock block(String pool, long fence, BlockState state) {
        return new InboundBlock(
                "1", pool, fence, "ann", state, List.of(), List.of(), true, false, UNTIL, "EMERGENCY_CALL");
    }
}
