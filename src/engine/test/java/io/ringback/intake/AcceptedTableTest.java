package io.ringback.intake;

import static io.ringback.intake.IntakeDriver.inbound;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.DefinitionState;
import io.ringback.event.EmergencySignal;
import io.ringback.event.PoolDefinition;
import io.ringback.event.SignalType;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a desk says in a transaction that is taken back, as a frozen one does that wakes, misleads intake for no longer. */
final class AcceptedTableTest {
    private static final String NUMBER = "+12025550123";

    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

    @Test
    void knowsANumberBeforeItsTransactionHasEnded() {
        intake.committed.holdBack();

        intake.accepted(NUMBER, "north");

        assertThat(poolsCalled()).containsExactly("north");
    }

    @Test
    void forgetsANumberWhoseTransactionIsTakenBack() {
        intake.committed.holdBack();
        intake.accepted(NUMBER, "north");

        intake.committed.end(false);

        assertThat(poolsCalled()).isEmpty();
    }

    @Test
    void knowsANumberWhileItsDeskMayYetTakeItBackThatItLetItGo() {
        intake.accepted(NUMBER, "north");
        intake.committed.holdBack();

        intake.letGo(NUMBER);

        assertThat(poolsCalled()).containsExactly("north");
    }

    @Test
    void knowsANumberThatAFrozenDeskWouldHaveLetGo() {
        intake.accepted(NUMBER, "north");
        intake.committed.holdBack();
        intake.letGo(NUMBER);

        intake.committed.end(false);

        assertThat(poolsCalled()).containsExactly("north");
    }

    @Test
    void forgetsANumberThatItsDeskHasLetGo() {
        intake.accepted(NUMBER, "north");
        intake.committed.holdBack();
        intake.letGo(NUMBER);

        intake.committed.end(true);

        assertThat(poolsCalled()).isEmpty();
    }

    @Test
    void asksTheDeskThatHasANumberWhileAnotherMayYetTakeItBackThatItHasIt() {
        intake.accepted(NUMBER, "north");
        intake.committed.holdBack();

        intake.accepted(NUMBER, "south");

        assertThat(poolsCalled()).containsExactly("north");
    }

    @Test
    void knowsANumberOfItsNewPoolThoughTheEndOfItsTimeInTheOldOneIsReadAfterwards() {
        intake.accepted(NUMBER, "north");
        intake.committed.holdBack();
        intake.letGo(NUMBER);
        intake.accepted(NUMBER, "south");

        intake.committed.end(true);

        assertThat(poolsCalled()).containsExactly("south");
    }

    @Test
    void servesAPoolAsItsDeskHasDefinedItThoughAFrozenOneSaysOtherwise() {
        defined("GB", DefinitionState.OPEN);
        intake.committed.holdBack();
        defined("US", DefinitionState.CLOSING);
        intake.pipe("ringback.pool-definitions", "tenant-7", null);

        intake.committed.end(false);

        intake.call(outbound("e-1", "999").setPool("tenant-7"));
        assertThat(intake.signal().getPool()).isEqualTo("tenant-7");
    }

    private void defined(String region, DefinitionState state) {
        PoolDefinition definition = PoolDefinition.newBuilder()
                .setPool("tenant-7")
                .setRegion(region)
                .setState(state)
                .build();
        intake.pipe("ringback.pool-definitions", "tenant-7", IntakeDriver.bytes(PoolDefinition.class, definition));
    }

    private List<String> poolsCalled() {
        intake.call(inbound("c-1", NUMBER));
        return intake.signals().stream()
                .filter(signal -> signal.getType() == SignalType.POOL_NUMBER_CALLED)
                .map(EmergencySignal::getPool)
                .toList();
    }
}
