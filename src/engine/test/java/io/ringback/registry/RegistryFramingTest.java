package io.ringback.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.wire.EventReader;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.SchemaCatalog;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a value looks like on either side of a Kafka client where there is a registry, and where it is away. */
class RegistryFramingTest {
    private static final String TOPIC = "ringback.call-events";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 3);
    private static final Schema OWN = SchemaCatalog.bundled().of("CallEvent");
    private static final String CANARY = "canary-in-a-detail";

    @AutoClose
    private final ScriptedRegistry registry = ScriptedRegistry.start();

    @Test
    void readsWhatASchemaOfThisBuildHasWritten() {
        int id = registry.add("any", OWN.toString());

        byte[] read = read(framing(registry.url(), null), known(id));

        assertThat(read).isEqualTo(singleObject());
    }

    @Test
    void passesOnEverythingElseAboutARecord() {
        int id = registry.add("any", OWN.toString());

        ConsumerRecords<Object, Object> read = framing(registry.url(), null).onConsume(records(known(id)));

        ConsumerRecord<Object, Object> record = read.records(PARTITION).get(0);
        assertThat(record.key()).isEqualTo("call-1");
        assertThat(record.offset()).isEqualTo(41);
        assertThat(record.timestamp()).isEqualTo(1_700_000_000_000L);
        assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
        assertThat(record.headers().lastHeader("h").value()).containsExactly(7);
        assertThat(read.nextOffsets()).containsEntry(PARTITION, new OffsetAndMetadata(42));
    }

    @Test
    void leavesSingleObjectsAndJsonAlone() {
        byte[] json = "{\"callId\":\"call-1\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(read(framing(registry.url(), null), json)).isSameAs(json);
        assertThat(read(framing(registry.url(), null), singleObject())).isEqualTo(singleObject());
        assertThat(registry.asked()).isEmpty();
    }

    @Test
    void readsWhatFitsTheNewestVersionWhenNobodyCanTellTheId() {
        URI away = ScriptedRegistry.away();
        SchemaRegistry.at(away, null).expect(TOPIC, OWN);

        byte[] read = read(framing(away, null), Headers.registry(9, singleObject()));

        assertThat(read).isEqualTo(singleObject());
    }

    @Test
    void leavesNoiseAsItIsForTheReaderToReject() {
        SchemaRegistry.at(registry.url(), null).expect(TOPIC, OWN);
        byte[] noise = {0, 0, 0, 0, 99, 4, 1, 2, 3, 4};

        assertThat(read(framing(registry.url(), null), noise)).isSameAs(noise);
    }

    @Test
    void leavesJsonBehindZerosToTheReader() {
        SchemaRegistry.at(registry.url(), null).expect(TOPIC, OWN);
        byte[] json = "\0\0\0\0{\"callId\":\"call-1\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(read(framing(registry.url(), null), json)).isSameAs(json);
    }

    @Test
    void readsASchemaThatTheBuildDoesNotKnow() {
        byte[] value = foreign();

        CallEvent read = EventReader.of(CallEvent.class).read(read(framing(registry.url(), "dialledNumber"), value));

        assertThat(read.getCallId()).isEqualTo("call-1");
        assertThat(read.getType()).isEqualTo(CallEventType.STARTED);
        assertThat(read.getDialledNumber()).isEqualTo("911");
    }

    @Test
    void readsNoDetailButThoseItWasTold() {
        byte[] read = read(framing(registry.url(), "dialledNumber"), foreign());

        CallEvent event = EventReader.of(CallEvent.class).read(read);
        assertThat(event.getCallerNumber()).isNull();
        assertThat(event.getDetails()).isNull();
        assertThat(new String(read, StandardCharsets.ISO_8859_1)).doesNotContain(CANARY);
    }

    @Test
    void leavesARecordOfAnotherNameForTheReaderToReject() {
        Schema other =
                SchemaBuilder.record("Other").fields().requiredString("callId").endRecord();
        byte[] value = known(registry.add("any", other.toString()));

        assertThat(read(framing(registry.url(), null), value)).isSameAs(value);
    }

    @Test
    void writesTheFramingOnceTheIdIsKnown() throws Exception {
        SchemaRegistry known = SchemaRegistry.at(registry.url(), null);
        int id = registry.add(SchemaRegistry.subject(TOPIC), OWN.toString());
        known.write(TOPIC, OWN);
        assertThat(known.awaitIds(Duration.ofMinutes(1))).isTrue();

        byte[] sent = send(framing(registry.url(), null), TOPIC);

        assertThat(sent).isEqualTo(Headers.registry(id, singleObject()));
        assertThat(ByteBuffer.wrap(sent, 1, 4).getInt()).isEqualTo(id);
    }

    @Test
    void writesSingleObjectsWhileTheRegistryIsAway() throws Exception {
        URI away = ScriptedRegistry.away();
        SchemaRegistry.at(away, null).write(TOPIC, OWN);

        assertThat(SchemaRegistry.at(away, null).awaitIds(Duration.ofMinutes(1)))
                .isFalse();
        assertThat(send(framing(away, null), TOPIC)).isEqualTo(singleObject());
    }

    @Test
    void writesTopicsThatNobodyNamedAsTheyAre() {
        SchemaRegistry.at(registry.url(), null).write(TOPIC, OWN);

        assertThat(send(framing(registry.url(), null), "ringback.emergency-signals"))
                .isEqualTo(singleObject());
    }

    private byte[] foreign() {
        int id = registry.add("any", ForeignCallEvent.SCHEMA.toString());
        known(id);
        return Headers.registry(id, ForeignCallEvent.written(CANARY));
    }

    private static byte[] singleObject() {
        CallEvent event = CallEvent.newBuilder()
                .setCallId("call-1")
                .setType(CallEventType.STARTED)
                .setOccurredAt(Instant.ofEpochMilli(1_700_000_000_000L))
                .setDirection(Direction.OUTBOUND)
                .setAgentId("ann")
                .setDialledNumber("911")
                .build();
        return EventSerdes.avro(CallEvent.class).serializer().serialize(TOPIC, event);
    }

    /** Waits for the registry's answer, which a record waits for as long as its share of a second lasts. */
    private byte[] known(int id) {
        SchemaRegistry asked = SchemaRegistry.at(registry.url(), null);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> asked.schema(id) != null);
        return Headers.registry(id, singleObject());
    }

    private static RegistryFraming framing(URI url, @Nullable String details) {
        RegistryFraming framing = new RegistryFraming();
        framing.configure(Map.of(
                RegistryFraming.URL,
                url.toString(),
                RegistryFraming.DETAILS,
                Optional.ofNullable(details).orElse("")));
        return framing;
    }

    private static byte[] read(RegistryFraming framing, byte[] value) {
        return (byte[])
                framing.onConsume(records(value)).records(PARTITION).get(0).value();
    }

    private static byte[] send(RegistryFraming framing, String topic) {
        return (byte[]) framing.onSend(new ProducerRecord<>(topic, "call-1", singleObject()))
                .value();
    }

    private static ConsumerRecords<Object, Object> records(byte[] value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("h", new byte[] {7});
        ConsumerRecord<Object, Object> record = new ConsumerRecord<>(
                TOPIC,
                3,
                41,
                1_700_000_000_000L,
                TimestampType.LOG_APPEND_TIME,
                6,
                value.length,
                "call-1",
                value,
                headers,
                Optional.of(5));
        return new ConsumerRecords<>(Map.of(PARTITION, List.of(record)), Map.of(PARTITION, new OffsetAndMetadata(42)));
    }
}
