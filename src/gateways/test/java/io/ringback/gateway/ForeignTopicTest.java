package io.ringback.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.gateway.Receiver.GatewayDefinition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits for its agent, or for brokers, and what does not wait with it. */
class ForeignTopicTest {
    private static final TopicPartition PLACE = new TopicPartition("switch-events", 0);
    private static final String LONG_AGO = "\"Event-Date-Timestamp\":\"1772532000000000\"";

    private final MockConsumer<byte[], byte[]> read = new MockConsumer<>("earliest");
    private final MockProducer<String, byte[]> told =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private Receiver receiver;
    private ForeignTopic topic;
    private int written;

    @BeforeEach
    void follow() throws IOException {
        MappingFile file = MappingFile.load("freeswitch");
        receiver = new Receiver(
                new GatewayDefinition(new GatewayProfile("switch", null, null), file, new Agents(file.agents()), false),
                new CallPublisher("ringback.call-events", told),
                Duration.ofHours(1),
                () -> now);
        topic = new ForeignTopic("switch", PLACE.topic(), receiver, read);
        topic.subscribe();
        read.rebalance(List.of(PLACE));
        read.updateBeginningOffsets(Map.of(PLACE, 0L));
    }

    /** A dialler's calls have no agent, and there is always one that waits for it. */
    @Test
    void letsNoEmergencyWaitForAnotherCallsAgent() {
        write("d1", "\"Call-Direction\":\"outbound\",\"variable_sip_gateway_name\":\"carrier\"", "12025550177");
        topic.step();

        write("a1", "\"Call-Direction\":\"inbound\",\"Caller-Username\":\"1001\"", "911");
        topic.step();

        assertThat(told.history()).extracting(record -> record.key()).containsExactly("a1");
        assertThat(committed()).isNull();
    }

    @Test
    void countsAsReadWhatTheBrokersHave() {
        write("d1", "\"Call-Direction\":\"outbound\",\"variable_sip_gateway_name\":\"carrier\"", "12025550177");
        topic.step();
        write("a1", "\"Call-Direction\":\"inbound\",\"Caller-Username\":\"1001\"", "911");
        topic.step();

        now = now.plus(Translator.WAIT);
        receiver.tick(true);
        topic.step();

        assertThat(told.history()).extracting(record -> record.key()).containsExactly("a1", "d1");
        assertThat(committed()).isEqualTo(new OffsetAndMetadata(2));
    }

    @Test
    void readsAgainWhatTheBrokersHaveNot() {
        told.sendException = new TimeoutException("no broker");
        write("a1", "\"Call-Direction\":\"inbound\",\"Caller-Username\":\"1001\"", "911");
        topic.step();

        assertThat(committed()).isNull();
        assertThat(read.position(PLACE)).isZero();
    }

    /** The role was away for longer than a lease, and an emergency may have come meanwhile (R14, R16). */
    @Test
    void tellsOfADialThatIsTooOldToActOn() {
        write("a1", "\"Call-Direction\":\"inbound\",\"Caller-Username\":\"1001\"," + LONG_AGO, "911");

        topic.step();

        assertThat(told.history()).extracting(record -> record.key()).containsExactly("switch-unreadable");
        assertThat(committed()).isEqualTo(new OffsetAndMetadata(1));
    }

    @Test
    void saysNothingOfACustomersCallThatIsTooOldToActOn() {
        write("c1", "\"Call-Direction\":\"inbound\",\"Caller-Context\":\"public\"," + LONG_AGO, "12025550101");

        topic.step();

        assertThat(told.history()).isEmpty();
        assertThat(committed()).isEqualTo(new OffsetAndMetadata(1));
    }

    /** What nobody can read could have been an emergency (R16). */
    @Test
    void readsAgainWhatIsTooLargeUntilThatIsTold() {
        told.sendException = new TimeoutException("no broker");
        write("a".repeat(70_000), "\"Call-Direction\":\"inbound\"", "911");
        topic.step();

        assertThat(committed()).isNull();
        assertThat(read.position(PLACE)).isZero();
    }

    private @Nullable OffsetAndMetadata committed() {
        return read.committed(Set.of(PLACE)).get(PLACE);
    }

    private void write(String call, String of, String dialled) {
        String event =
                "{\"Event-Name\":\"CHANNEL_CREATE\",\"Unique-ID\":\"%s\",%s,\"Caller-Destination-Number\":\"%s\"}"
                        .formatted(call, of, dialled);
        read.addRecord(new ConsumerRecord<>(PLACE.topic(), 0, written++, null, event.getBytes(UTF_8)));
    }
}
