package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.Role;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class RoleStatesTest {
    private final RoleStates states = new RoleStates(EnumSet.of(Role.INTAKE, Role.DESK, Role.NOTIFY));

    @Test
    void theProcessEndsWithARoleThatALifeHangsOn() {
        assertThat(states.end(Role.DESK, "no right")).isTrue();
    }

    @Test
    void itGoesOnWithoutNotify() {
        assertThat(states.end(Role.NOTIFY, "no right")).isFalse();
        assertThat(states.ended()).containsEntry(Role.NOTIFY, "no right");
    }

    @Test
    void notifyAloneIsAllThereIs() {
        assertThat(new RoleStates(EnumSet.of(Role.NOTIFY)).end(Role.NOTIFY, "no right"))
                .isTrue();
    }

    @Test
    void isReadyWithoutWaitingForNotify() {
        states.set(Role.INTAKE, true);
        assertThat(states.isReady()).isFalse();

        states.set(Role.DESK, true);

        assertThat(states.isReady()).isTrue();
        assertThat(states.serving()).containsExactlyInAnyOrder(Role.INTAKE, Role.DESK);
    }

    @Test
    void notifyAloneIsReadyWhenItServes() {
        RoleStates alone = new RoleStates(EnumSet.of(Role.NOTIFY));
        assertThat(alone.isReady()).isFalse();

        alone.set(Role.NOTIFY, true);

        assertThat(alone.isReady()).isTrue();
    }

    @Test
    void theFirstReasonIsTheOneThatIsTold() {
        states.end(Role.NOTIFY, "no right");
        states.end(Role.NOTIFY, "notify stopped");

        assertThat(states.ended()).containsEntry(Role.NOTIFY, "no right");
    }
}
