package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEvent;
import io.ringback.wire.EventReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTestCommandTest {
    @TempDir
    Path folder;

    @Test
    void showsWhatEachLineOfASampleBecomes() {
        Execution shown = Execution.of("gateway", "test", "twilio", "integrations/gateways/twilio.txt");

        assertThat(shown.exit()).isZero();
        assertThat(shown.out()).contains("2  STARTED CA", "OUTBOUND agent=ann dialled=911", "nothing closes a session");
    }

    @Test
    void givesEventsThatPublishTakes() {
        Execution shown = Execution.of(
                "gateway", "test", "webex-contact-center", "integrations/gateways/webex-contact-center.txt", "--json");

        List<CallEvent> events = shown.out()
                .lines()
                .map(line -> EventReader.of(CallEvent.class).readJson(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(events).extracting(CallEvent::getAgentId).contains("ann");
        assertThat(shown.exit()).isZero();
    }

    @Test
    void saysWhatIsMissingAndFails() throws Exception {
        Path file = Files.writeString(folder.resolve("events.txt"), """
                # a call that nobody dials, and what is no event
                {"call_sid":"1","direction":"outbound","call_status":"trying"}
                what is this
                """);

        Execution shown = Execution.of("gateway", "test", "jambonz", file.toString());

        assertThat(shown.exit()).isEqualTo(1);
        assertThat(shown.out())
                .contains(
                        "3  - cannot be used: neither JSON nor a form",
                        "1 is not told of: no event has what was dialled");
    }

    @Test
    void namesTheMappingsThatThereAre() {
        Execution shown = Execution.of("gateway", "test", "twillio", "integrations/gateways/twilio.txt");

        assertThat(shown.exit()).isEqualTo(2);
        assertThat(shown.err()).contains("no mapping 'twillio'", "twilio, webex-contact-center", ".yaml");
    }

    @Test
    void failsInOneLineForAFileThatIsNotThere() {
        Execution shown =
                Execution.of("gateway", "test", "twilio", folder.resolve("none").toString());

        assertThat(shown.exit()).isEqualTo(1);
        assertThat(shown.err().lines()).singleElement().asString().contains("cannot read");
    }
}
