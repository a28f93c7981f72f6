package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who calls a FreeSWITCH, where a trunk's calls come by a context like everybody else's. */
class ShownNumbersTest {
    /** A responder whose telephone shows the emergency number, taken for an agent, would be put where any agent's call goes. */
    @ParameterizedTest
    @CsvSource({"911, INBOUND", "112, INBOUND", "1911, OUTBOUND", "ann, OUTBOUND", "+12025550180, INBOUND"})
    void takesNoEmergencyNumberForAnAgent(String shown, Direction direction) throws Exception {
        MappingFile file = MappingFile.load("freeswitch");
        Map<String, String> event = Map.of(
                "Event-Name", "CHANNEL_CREATE",
                "Unique-ID", "a",
                "Call-Direction", "inbound",
                "Caller-Context", "from-carrier",
                "Caller-Username", shown,
                "Caller-Destination-Number", "+12025550140");

        List<Report> reports =
                new Mapping(file, new Agents(file.agents())).read(event, Map.of(), Instant.EPOCH, flaw -> {});

        assertThat(reports).extracting(report -> report.parties().direction()).containsExactly(direction);
    }
}
