package io.ringback.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ringback.event.CallEvent;
import io.ringback.event.InboundBlock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, the answer is a record or an error that quotes nothing of them. */
class HostileInputTest {
    private static final String CANARY = "CANARY-4711";
    private static final String START =
            "{\"callId\":\"c\",\"type\":\"STARTED\",\"occurredAt\":0,\"dialledNumber\":\"" + CANARY + "\"";

    private final EventReader<CallEvent> calls = EventReader.of(CallEvent.class);

    @Test
    void nothingIsAnEmptyValue() {
        assertThat(refusal(new byte[0])).hasMessage("EMPTY_VALUE");
    }

    @ParameterizedTest
    @MethodSource("io.ringback.wire.EveryRecord#withFewSeeds")
    void anyBeginningOfAvroIsTruncated(Class<SpecificRecord> type, long seed) {
        byte[] whole = EveryRecord.avro(new RandomRecords(seed).next(type));
        EventReader<SpecificRecord> reader = EventReader.of(type);
        for (int length = 1; length < whole.length; length++) {
            assertThat(refusal(reader, Arrays.copyOf(whole, length)).error()).isEqualTo("TRUNCATED");
        }
        assertThat(refusal(reader, Arrays.copyOf(whole, whole.length + 1)).error())
                .isEqualTo("TRAILING_BYTES");
    }

    @ParameterizedTest
    @MethodSource("io.ringback.wire.EveryRecord#withFewSeeds")
    void anyBeginningOfJsonIsRefused(Class<SpecificRecord> type, long seed) {
        byte[] whole = JsonCodec.toJson(new RandomRecords(seed).next(type)).getBytes(StandardCharsets.UTF_8);
        EventReader<SpecificRecord> reader = EventReader.of(type);
        for (int length = 1; length < whole.length; length++) {
            assertThat(refusal(reader, Arrays.copyOf(whole, length)).error()).isIn("TRUNCATED", "NOT_JSON");
        }
    }

    @ParameterizedTest
    @MethodSource("io.ringback.wire.EveryRecord#withFewSeeds")
    void aFlippedByteGivesARecordOrAnError(Class<SpecificRecord> type, long seed) {
        byte[] whole = EveryRecord.avro(new RandomRecords(seed).next(type));
        EventReader<SpecificRecord> reader = EventReader.of(type);
        Random random = new Random(seed);
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 + random.nextInt(255));
            Throwable thrown = catchThrowable(() -> reader.read(flipped));
            assertThat(thrown == null || thrown instanceof UnreadableRecordException)
                    .as("%s at byte %d", thrown, i)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aMebibyteOfNoiseIsRefused(long seed) {
        byte[] noise = new byte[1 << 20];
        new Random(seed).nextBytes(noise);
        refusal(noise);
        noise[0] = '{';
        refusal(noise);
        byte[] header = EveryRecord.avro(new RandomRecords(seed).next(CallEvent.class));
        System.arraycopy(header, 0, noise, 0, 10);
        refusal(noise);
    }

    @Test
    void moreThanAMebibyteIsTooLarge() {
        assertThat(refusal(new byte[(1 << 20) + 1])).hasMessage("TOO_LARGE");
        assertThat(refusal(json(START + ",\"x\":\"" + "y".repeat(1 << 20) + "\"}")))
                .hasMessage("TOO_LARGE");
    }

    @Test
    void deepNestingIsTooLargeEvenWhereNothingIsRead() {
        assertThat(refusal(json(START + ",\"x\":" + "[".repeat(100_000)))).hasMessage("TOO_LARGE");
        assertThat(refusal(json(START + ",\"details\":" + "{\"a\":".repeat(50))))
                .hasMessage("WRONG_TYPE details");
    }

    @Test
    void anUnknownFingerprintIsToldFromAnotherRecords() {
        byte[] avro = EveryRecord.avro(new RandomRecords(1).next(CallEvent.class));
        byte[] unknown = avro.clone();
        unknown[5]++;
        assertThat(refusal(unknown)).hasMessage("UNKNOWN_FINGERPRINT");
        assertThat(refusal(EveryRecord.avro(new RandomRecords(1).next(InboundBlock.class))))
                .hasMessage("WRONG_RECORD");
    }

    @ParameterizedTest
    @ValueSource(longs = {Integer.MAX_VALUE - 8, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void aLengthThatIsALieCostsNothing(long length) {
        ByteBuffer text = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        text.put(EveryRecord.avro(new RandomRecords(1).next(CallEvent.class)), 0, 10);
        putLong(text, length);
        assertThat(refusal(text.array()).error()).isIn("TRUNCATED", "TOO_LARGE", "UNREADABLE", "TRAILING_BYTES");
        byte[] block =
                EveryRecord.avro(InboundBlock.newBuilder((InboundBlock) new RandomRecords(1).next(InboundBlock.class))
                        .setEventId("")
                        .setPool("")
                        .setFence(0)
                        .setAgentId("")
                        .build());
        ByteBuffer list = ByteBuffer.allocate(64).put(block, 0, 15);
        putLong(list, length);
        assertThat(refusal(EventReader.of(InboundBlock.class), list.array()).error())
                .isIn("TRUNCATED", "TOO_LARGE", "UNREADABLE", "TRAILING_BYTES");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CANARY-4711                        | UNKNOWN_FORMAT",
                "[\"CANARY-4711\"]                  | UNKNOWN_FORMAT",
                "{CANARY-4711}                      | NOT_JSON",
                "{\"callId\":CANARY-4711}           | NOT_JSON",
                "{\"callId\":\"CANARY-4711\u0001\"} | NOT_JSON",
                "{\"callId\":\"\\xCANARY-4711\"}    | NOT_JSON",
                "{\"callId\":[\"CANARY-4711\"]}     | WRONG_TYPE callId",
                "{\"type\":\"CANARY-4711\",\"type\":1} | DUPLICATE_FIELD type",
                "{\"occurredAt\":\"CANARY-4711\"}   | WRONG_TYPE occurredAt",
                "{\"occurredAt\":1.5}               | WRONG_TYPE occurredAt",
                "{\"occurredAt\":99999999999999999999} | WRONG_TYPE occurredAt",
                "{\"occurredAt\":\"+999999999-01-01T00:00:00Z\"} | WRONG_TYPE occurredAt",
                "{\"psapCallback\":\"CANARY-4711\"} | WRONG_TYPE psapCallback",
                "{\"details\":{\"CANARY-4711\":{}}} | WRONG_TYPE details",
                "{\"details\":{\"CANARY-4711\":\"\",\"CANARY-4711\":\"\"}} | DUPLICATE_FIELD details",
                "{\"CANARY-4711\":1}                | MISSING_FIELD callId",
                "{\"callId\":\"c\",\"type\":null}   | MISSING_FIELD type",
                "{\"callId\":\"c\",\"type\":\"ENDED\",\"occurredAt\":0} CANARY-4711 | NOT_JSON",
                "{\"callId\":\"c\",\"type\":\"ENDED\",\"occurredAt\":0}{}           | TRAILING_BYTES",
            })
    void saysWhatIsWrongAndWhereAndNothingElse(String text, String message) {
        assertThat(refusal(json(text))).hasMessage(message);
    }

    @Test
    void malformedUtf8IsNotReplacedButRefused() {
        byte[] bytes = json(START + "}");
        bytes[12] = (byte) 0xFF;
        assertThat(refusal(bytes)).hasMessage("NOT_JSON");
    }

    private UnreadableRecordException refusal(byte[] value) {
        return refusal(calls, value);
    }

    private static UnreadableRecordException refusal(EventReader<?> reader, byte[] value) {
        UnreadableRecordException refusal =
                catchThrowableOfType(UnreadableRecordException.class, () -> reader.read(value));
        assertThat(refusal).isNotNull();
        StringWriter printed = new StringWriter();
        refusal.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString()).doesNotContain(CANARY).doesNotContain("Caused");
        return refusal;
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Avro's zigzag varint. */
    private static void putLong(ByteBuffer out, long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }
}
