package io.ringback.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Contact;
import io.ringback.event.NoticeAcknowledgement;
import io.ringback.event.PooledNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what gateways and older or newer programs write, and of details only what it is asked to. */
class EventReaderTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final CallEvent CALL = CallEvent.newBuilder()
            .setCallId("call-1")
            .setType(CallEventType.STARTED)
            .setOccurredAt(NOON)
            .setDialledNumber("911")
            .setCallerNumber("+12025550123")
            .setDetails(Map.of("CANARY-key", "CANARY-value"))
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-03-01T12:00:00.123Z\"",
                "\"2026-03-01T13:00:00.123+01:00\"",
                "\"2026-03-01T12:00:00.123999Z\"",
                "1772366400123"
            })
    void aTimeIsIsoTextOrMilliseconds(String time) {
        CallEvent ended =
                fromJson("{\"callId\":\"c\",\"type\":\"ENDED\",\"occurredAt\":" + time + "}", CallEvent.class);

        assertThat(ended.getOccurredAt()).isEqualTo(NOON);
    }

    @Test
    void notesWhatIsOddAndReadsItForWhatItMeans() {
        List<String> odd = new ArrayList<>();
        byte[] json = "{\"contactId\":7,\"channel\":\"EMAIL\",\"address\":\"x@example.com\",\"step\":\"2\"}"
                .getBytes(StandardCharsets.UTF_8);
        byte[] untimed = "{\"noticeId\":\"n\",\"by\":1001}".getBytes(StandardCharsets.UTF_8);

        Contact contact = EventReader.of(Contact.class).read(json, oddity -> odd.add(oddity.getMessage()));
        NoticeAcknowledgement seen =
                EventReader.of(NoticeAcknowledgement.class).read(untimed, oddity -> odd.add(oddity.getMessage()));

        assertThat(contact.getContactId()).isEqualTo("7");
        assertThat(contact.getStep()).isEqualTo(2);
        assertThat(seen.getBy()).isEqualTo("1001");
        assertThat(seen.getAt()).isEqualTo(EventReader.NO_TIME);
        assertThat(odd).containsExactly("WRONG_TYPE contactId", "WRONG_TYPE step", "WRONG_TYPE by", "MISSING_FIELD at");
        assertThatThrownBy(() -> EventReader.of(Contact.class).read(json)).hasMessage("WRONG_TYPE contactId");
    }

    @Test
    void writesWhatAPersonWouldWrite() {
        PooledNumber number = fromJson(
                "{\"pool\":\"default\",\"note\":[{\"x\":1}],\"state\":\"RESTING\",\"number\":\"+12025550111\"}",
                PooledNumber.class);
        assertThat(JsonCodec.toJson(number))
                .isEqualTo("{\"number\":\"+12025550111\",\"pool\":\"default\",\"state\":\"UNKNOWN\"}");
        assertThat(JsonCodec.toJson(CALL))
                .isEqualTo(
                        "{\"callId\":\"call-1\",\"type\":\"STARTED\",\"occurredAt\":\"2026-03-01T12:00:00.123Z\","
                                + "\"direction\":null,\"agentId\":null,\"dialledNumber\":\"911\",\"callerNumber\":\"+12025550123\","
                                + "\"pool\":null,\"region\":null,\"psapCallback\":null,\"linkedCallId\":null,\"gatewayId\":null,"
                                + "\"locationRef\":null,\"endpointRef\":null,\"emergency\":null,\"keepaliveSeconds\":null,"
                                + "\"force\":null,\"releases\":null,\"drill\":null,\"details\":{\"CANARY-key\":\"CANARY-value\"}}");
    }

    @ParameterizedTest
    @MethodSource("io.ringback.wire.EveryRecord#withSeeds")
    void anyRecordIsReadByName(Class<SpecificRecord> type, long seed) {
        SpecificRecord record = new RandomRecords(seed).next(type);
        SpecificRecord read = EventReader.named(type.getSimpleName()).read(EveryRecord.avro(record));

        assertThat(JsonCodec.toJson(read)).isEqualTo(JsonCodec.toJson(record));
    }

    @Test
    void whatANewerOrOlderVersionWroteIsReadIntoThisOne() throws Exception {
        Schema other = new Schema.Parser()
                .parse(
                        "{\"type\":\"record\",\"namespace\":\"io.ringback.event\",\"name\":\"CallEvent\",\"fields\":["
                                + "{\"name\":\"added\",\"type\":\"string\"},{\"name\":\"callId\",\"type\":\"string\"},"
                                + "{\"name\":\"type\",\"type\":{\"type\":\"enum\",\"name\":\"CallEventType\","
                                + "\"symbols\":[\"ON_HOLD\",\"STARTED\"]}},"
                                + "{\"name\":\"occurredAt\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}}]}");
        SchemaStore.Cache known = new SchemaStore.Cache();
        known.addSchema(other);
        GenericRecord written = new GenericData.Record(other);
        written.put("added", "x");
        written.put("callId", "call-1");
        written.put("type", new GenericData.EnumSymbol(other.getField("type").schema(), "ON_HOLD"));
        written.put("occurredAt", NOON.toEpochMilli());
        byte[] bytes = new BinaryMessageEncoder<GenericRecord>(new GenericData(), other)
                .encode(written)
                .array();
        CallEvent read = new AvroReader<CallEvent>(
                        known, SpecificData.getForClass(CallEvent.class), CallEvent.getClassSchema())
                .read(bytes);
        assertThat(read)
                .isEqualTo(CallEvent.newBuilder()
                        .setCallId("call-1")
                        .setType(CallEventType.UNKNOWN)
                        .setOccurredAt(NOON)
                        .build());
    }

    @Test
    void aTombstoneIsNullBothWays() {
        Serde<CallEvent> serde = EventSerdes.output(CallEvent.class, OutputFormat.JSON);
        assertThat(serde.serializer().serialize("t", null)).isNull();
        assertThat(serde.deserializer().deserialize("t", (byte[]) null)).isNull();
        assertThat(EventSerdes.avro(CallEvent.class).serializer().serialize("t", null))
                .isNull();
    }

    @Test
    void oneSerdeServesManyThreads() throws Exception {
        Serde<CallEvent> avro = EventSerdes.avro(CallEvent.class);
        Serde<CallEvent> json = EventSerdes.output(CallEvent.class, OutputFormat.JSON);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> all = IntStream.range(0, 4)
                    .mapToObj(seed -> threads.submit(() -> roundTrips(seed, avro) && roundTrips(seed, json)))
                    .toList();
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean roundTrips(long seed, Serde<CallEvent> serde) {
        RandomRecords records = new RandomRecords(seed);
        return IntStream.range(0, 2000).allMatch(i -> {
            SpecificRecord call = records.next(CallEvent.class);
            return call.equals(
                    serde.deserializer().deserialize("t", serde.serializer().serialize("t", (CallEvent) call)));
        });
    }

    private static <T extends SpecificRecord> T fromJson(String json, Class<T> type) {
        return EventReader.of(type).readJson(json.getBytes(StandardCharsets.UTF_8));
    }
}
