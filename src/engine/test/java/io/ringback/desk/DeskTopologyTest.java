package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AgentStatus;
import io.ringback.event.CallbackNumber;
import io.ringback.event.LeaseState;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskTopologyTest {
    private final DeskDriver desk = new DeskDriver(SettingSources.none());

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void releasesTheNumberWhenTheHourPassesInSilence() {
        desk.send(
                desk.signal(SignalType.NUMBER_OFFERED).setNumber("+12025550101").setToPool("default"));
        desk.send(desk.signal(SignalType.EMERGENCY_DIALLED).setAgentId("ann").setCallId("c1"));
        desk.send(desk.signal(SignalType.CALL_ENDED).setCallId("c1"));

        desk.advance(Duration.ofMinutes(60));

        List<Object> events =
                desk.events().stream().<Object>map(DeskDriver.Output::value).toList();
        assertThat(events)
                .filteredOn(CallbackNumber.class::isInstance)
                .extracting("state")
                .containsExactly(LeaseState.ISSUED, LeaseState.RELEASED);
        assertThat(events)
                .filteredOn(AgentStatus.class::isInstance)
                .extracting("emergency")
                .containsExactly(true, false);
    }
}
