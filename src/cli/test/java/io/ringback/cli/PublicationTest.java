package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private static final String STARTED =
            "{\"callId\":\"%s\",\"type\":\"STARTED\",\"occurredAt\":\"2026-11-01T12:00:00Z\","
                    + "\"direction\":\"OUTBOUND\",\"agentId\":\"ann\",\"dialledNumber\":\"911\"%s}";

    private final StringWriter complaints = new StringWriter();
    private final Publication publication = publication(false);
    private final MockProducer<String, String> producer =
            new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());

    @Test
    void refusesWhatIntakeWouldReject() throws IOException {
        publish(
                "{\"callId\":\"c1\",\"type\":\"STARTED\",\"occurredAt\":\"2026-11-01T12:00:00Z\","
                        + "\"direction\":\"OUTBOUND\",\"dialledNumber\":\"911\"}",
                "{\"callId\":\"c2\",\"type\":\"STARTED\",\"occurredAt\":\"2026-11-01T12:00:00Z\",\"agentId\":\"ann\"}");

        assertThat(producer.history()).isEmpty();
        assertThat(complaints.toString().lines())
                .containsExactly("line 1: NO_AGENT in field agentId", "line 2: MISSING_FIELD in field dialledNumber");
    }

    @Test
    void sendsItAllTheSameWhenForced() throws IOException {
        publication(true).sendAll(new BufferedReader(new StringReader("CANARY")), producer);

        assertThat(producer.history()).hasSize(1);
        assertThat(complaints.toString().lines()).containsExactly("line 1: UNKNOWN_FORMAT, sent all the same");
    }

    private Publication publication(boolean force) {
        return new Publication(
                Settings.load(SettingSources.none()), force, "call-events", new PrintWriter(complaints, true));
    }

    @Test
    void sendsALineAsItIs() throws IOException {
        String line = started("c1", ",\"details\":{\"x\":\"y\"},\"extra\":[1]");

        publish(line);

        assertThat(producer.history()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("c1");
            assertThat(record.value()).isEqualTo(line);
        });
        assertThat(publication.summary()).isEqualTo("sent 1");
    }

    @Test
    void keysTheOtherSideOfACallByTheFirst() throws IOException {
        publish(
                started("c1", ""),
                started("c2", ",\"linkedCallId\":\"c1\""),
                started("c3", ",\"linkedCallId\":\"c2\""),
                "{\"callId\":\"c3\",\"type\":\"ENDED\",\"occurredAt\":\"2026-11-01T12:01:00Z\"}");

        assertThat(producer.history()).extracting(ProducerRecord::key).containsOnly("c1");
    }

    /** R4. */
    @Test
    void sendsACloseThatNamesItsAgentAlone() throws IOException {
        publish("{\"type\":\"SESSION_CLOSED\",\"occurredAt\":\"2026-11-01T12:01:00Z\",\"agentId\":\"ann\"}");

        assertThat(producer.history())
                .singleElement()
                .satisfies(record -> assertThat(record.key()).isEqualTo("ann"));
        assertThat(complaints.toString()).isEmpty();
    }

    @Test
    void refusesALineByItsNumberAndFieldAndGoesOn() throws IOException {
        publish(started("c1", ""), "", "{\"callId\":\"CANARY\",\"type\":\"STARTED\"}", "CANARY", started("c2", ""));

        assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly("c1", "c2");
        assertThat(complaints.toString().lines())
                .containsExactly("line 3: MISSING_FIELD in field occurredAt", "line 4: UNKNOWN_FORMAT");
        assertThat(publication.summary()).isEqualTo("sent 2, refused 2");
        assertThat(publication.isComplete()).isFalse();
    }

    private void publish(String... lines) throws IOException {
        publication.sendAll(new BufferedReader(new StringReader(String.join("\n", lines))), producer);
    }

    private static String started(String callId, String more) {
        return STARTED.formatted(callId, more);
    }
}
