package io.ringback.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.asterisk.SwitchEvent.Device;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What agents choose to be, in a queue or on a phone. */
class ChosenTest {
    @Test
    void aQueuesMemberPausesAndGoesOn() {
        assertThat(chosen("Queue:support_pause_PJSIP/ann", "INUSE")).contains(new Chosen("ann", "PAUSED"));
        assertThat(chosen("Queue:support_pause_PJSIP/ann", "NOT_INUSE")).contains(new Chosen("ann", "AVAILABLE"));
    }

    @Test
    void aPhonesOwnDoNotDisturbIsItsAgents() {
        assertThat(chosen("Custom:DNDann", "BUSY")).contains(new Chosen("ann", "DO_NOT_DISTURB"));
        assertThat(chosen("Custom:DNDann", "NOT_INUSE")).contains(new Chosen("ann", "AVAILABLE"));
    }

    @Test
    void ourOwnStateAndStrangersAreNobodysChoice() {
        assertThat(chosen("Custom:ringback-ann", "BUSY")).isEmpty();
        assertThat(chosen("Custom:DNDlobby", "BUSY")).isEmpty();
        assertThat(chosen("Queue:support_pause_PJSIP/lobby", "INUSE")).isEmpty();
        assertThat(chosen("PJSIP/ann", "BUSY")).isEmpty();
    }

    private static Optional<Chosen> chosen(String device, String state) {
        return Chosen.of(new Device(device, state, Switchboard.NOW), Switchboard.PHONES);
    }
}
