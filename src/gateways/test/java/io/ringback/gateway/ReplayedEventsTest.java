package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.gateway.Receiver.EventOutcome;
import io.ringback.gateway.Receiver.GatewayDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A genuine event that comes again after a lease: its own time tells, with every system that says when things happened. */
class ReplayedEventsTest {
    private static final Duration LEASE = Duration.ofHours(1);

    /** An hour after the last line of every sample. */
    private static final Instant LATER = Instant.parse("2026-03-03T13:30:00Z");

    private final MockProducer<String, byte[]> told =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "twilio",
                "amazon-connect",
                "genesys-cloud",
                "webex-contact-center",
                "azure-communication-services",
                "freeswitch"
            })
    void isRefusedByItsOwnTime(String system) throws IOException {
        Receiver receiver = receiver(system);
        List<String> old = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("integrations/gateways", system + ".txt"))) {
            if (saysWhenAndOfACall(system, line)) {
                assertThat(receiver.take(line, Map.of(), null)).as(line).isCompletedWithValue(EventOutcome.TOO_OLD);
                old.add(line);
            }
        }

        assertThat(old).hasSizeGreaterThan(4);
        assertThat(told.history())
                .as("what could have been an emergency")
                .allSatisfy(record -> assertThat(record.key()).isEqualTo(system + "-unreadable"));
    }

    /** Its signature has a time. */
    @Test
    void isNotRefusedByATimeThatJambonzDoesNotTell() throws IOException {
        String event =
                Files.readAllLines(Path.of("integrations/gateways/jambonz.txt")).get(0);

        assertThat(receiver("jambonz").take(event, Map.of(), null)).isCompletedWithValue(EventOutcome.TAKEN);
    }

    /** A flow's Lambda of Amazon Connect has no time; whoever posts it shows a secret over TLS. */
    private static boolean saysWhenAndOfACall(String system, String line) throws IOException {
        MappingFile file = MappingFile.load(system);
        try {
            List<Report> reports = new Mapping(file, new Agents(file.agents()))
                    .read(EventText.read(line), Map.of(), Instant.EPOCH, flaw -> {});
            return !reports.isEmpty() && !line.contains("\"ContactData\"");
        } catch (UnreadableEventException e) {
            return false;
        }
    }

    private Receiver receiver(String system) throws IOException {
        MappingFile file = MappingFile.load(system);
        return new Receiver(
                new GatewayDefinition(
                        new GatewayProfile(system, null, null), file, new Agents(file.agents()), file.closesWithCall()),
                new CallPublisher("ringback.call-events", told),
                LEASE,
                () -> LATER);
    }
}
