package io.ringback.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.AgentStatus;
import io.ringback.event.CallbackNumber;
import io.ringback.event.LeaseState;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DeskTopologyTest {
    @AutoClose
    private final DeskDriver desk = new DeskDriver(SettingSources.none());

    @Test
    void releasesTheNumberWhenTheHourPassesInSilence() {
        desk.send(
                desk.signal(SignalType.NUMBER_OFFERED).setNumber("+12025550101").setToPool("default"));
        desk.send(desk.signal(SignalType.EMERGENCY_DIALLED).setAgentId("ann").setCallId("c1"));
        desk.send(desk.signal(SignalType.CALL_ENDED).setCallId("c1"));

        desk.advance(Duration.ofMinutes(60));

        List<Object> events = desk.events().stream()
                .<Object>map(DeskDriver.OutputRecord::value)
                .toList();
        assertThat(events)
                .filteredOn(CallbackNumber.class::isInstance)
                .extracting("state")
                .containsExactly(LeaseState.ISSUED, LeaseState.RELEASED);
        assertThat(events)
                .filteredOn(AgentStatus.class::isInstance)
                .extracting("emergency")
                .containsExactly(true, false);
    }

    /** A gateway may name whatever it likes (R25). */
    @Test
    void beginsNoPoolWithAClose() {
        desk.send(desk.signal(SignalType.SESSION_CLOSED).setPool("nobody").setAgentId("ann"));
        desk.send(desk.signal(SignalType.EMERGENCY_DIALLED).setAgentId("ann").setCallId("c1"));

        assertThat(desk.pools()).containsOnly("default");
    }

    @Test
    void saysOfEachEventWhichItIsWhereHeadersAreAskedFor() {
        try (DeskDriver asked = new DeskDriver(SettingSources.none().with("output.headers", "cloudevents"))) {
            asked.send(asked.signal(SignalType.NUMBER_OFFERED)
                    .setNumber("+12025550101")
                    .setToPool("default"));
            asked.send(
                    asked.signal(SignalType.EMERGENCY_DIALLED).setAgentId("ann").setCallId("c1"));

            assertThat(asked.events())
                    .anySatisfy(event -> assertThat(names(event.headers()))
                            .containsExactly(
                                    "ringback-caused-at",
                                    "ce_specversion",
                                    "ce_id",
                                    "ce_source",
                                    "ce_type",
                                    "ce_time",
                                    "content-type"));
        }
    }

    private static List<String> names(Headers headers) {
        return Stream.of(headers.toArray()).map(Header::key).toList();
    }
}
