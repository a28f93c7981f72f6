package io.ringback.intake;

import static io.ringback.intake.IntakeDriver.bytes;
import static io.ringback.intake.IntakeDriver.event;
import static io.ringback.intake.IntakeDriver.inbound;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.EmergencySignal;
import io.ringback.event.RejectedRecord;
import io.ringback.event.SignalType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be used: a line in rejects without payload, and the stream goes on (R16). */
final class RejectTest {
    private static final String CANARY = "canary-7f3a";

    private final IntakeDriver intake = new IntakeDriver();

    @AfterEach
    void close() {
        intake.close();
    }

    private void json(String json) {
        intake.call("key", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void saysWhereARecordIsAndWhatIsWrong() {
        intake.call(outbound("c1", "42"));
        json("{");

        TestRecord<String, RejectedRecord> reject = intake.rejectRecords().get(0);
        assertThat(reject.key()).isEqualTo("ringback.call-events-0-1");
        assertThat(reject.headers()).isEmpty();
        assertThat(reject.value())
                .isEqualTo(new RejectedRecord(
                        "id-of-ringback.call-events-0-1",
                        "default",
                        "ringback.call-events",
                        0,
                        1L,
                        "TRUNCATED",
                        null,
                        IntakeDriver.START));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|TRUNCATED",
                "nonsense|UNKNOWN_FORMAT",
                "{}|MISSING_FIELD type",
                "{\"type\":\"PARKED\",\"occurredAt\":1,\"callId\":\"c\"}|UNKNOWN_VALUE type",
                "{\"type\":\"ENDED\",\"occurredAt\":1}|MISSING_FIELD callId",
                "{\"type\":\"SESSION_CLOSED\",\"occurredAt\":1}|MISSING_FIELD callId",
                "{\"type\":\"ENDED\",\"occurredAt\":\"x\",\"callId\":\"c\"}|WRONG_TYPE occurredAt",
                "{\"type\":\"STARTED\",\"occurredAt\":1,\"callId\":\"c\",\"direction\":\"INBOUND\"}|MISSING_FIELD dialledNumber",
                "{\"type\":\"STARTED\",\"occurredAt\":1,\"callId\":\"c\",\"dialledNumber\":\"42\"}|MISSING_FIELD direction",
                "{\"type\":\"STARTED\",\"callId\":\"c\",\"direction\":\"OUTBOUND\",\"dialledNumber\":\"42\"}|MISSING_FIELD occurredAt",
                "{\"type\":\"STARTED\",\"occurredAt\":1,\"callId\":7,\"direction\":\"INBOUND\",\"dialledNumber\":\"911\"}|WRONG_TYPE callId"
            })
    void rejectsWhatCouldBeNoEmergencyAndNothingElse(String value, String reject) {
        json(value);

        assertThat(intake.rejects()).containsExactly(reject);
        assertThat(intake.signals()).isEmpty();
        assertThat(intake.counted("rejected")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"callId\":\"c\",\"direction\":\"OUTBOUND\"|MISSING_FIELD dialledNumber",
                "\"callId\":\"c\",\"direction\":\"OUTBOUND\",\"dialledNumber\":\"??\"|UNUSABLE_NUMBER dialledNumber",
                "\"callId\":\"c\",\"direction\":\"OUTBOUND\",\"dialledNumber\":911|WRONG_TYPE dialledNumber",
                "\"callId\":\"c\"|MISSING_FIELD dialledNumber",
                "\"direction\":\"OUTBOUND\",\"dialledNumber\":\"911\"|MISSING_FIELD callId",
                "\"callId\":\" \",\"direction\":\"OUTBOUND\",\"dialledNumber\":\"911\"|MISSING_FIELD callId",
                "\"callId\":\"c\",\"direction\":7,\"dialledNumber\":\"911\"|WRONG_TYPE direction",
                "\"callId\":\"c\",\"psapCallback\":\"no\",\"dialledNumber\":\"911\"|WRONG_TYPE psapCallback"
            })
    void tellsTheDeskWhenItCouldHaveBeenAnEmergency(String fields, String reject) {
        json("{\"type\":\"STARTED\",\"occurredAt\":1,\"pool\":\"north\",\"agentId\":\"ann\",\"locationRef\":\"site\","
                + fields + "}");

        EmergencySignal signal = intake.signal();
        assertThat(signal.getType()).isEqualTo(SignalType.EVENT_REJECTED);
        assertThat(signal.getPool()).isEqualTo("north");
        assertThat(signal.getLocationRef()).isEqualTo("site");
        assertThat(intake.rejects()).containsExactly(reject);
        assertThat(intake.legs()).isZero();
    }

    @Test
    void passesOnNoReferenceThatIsFarTooLong() {
        intake.call(outbound("c".repeat(257), "911").setLocationRef("site"));

        assertThat(intake.signal().getCallId()).isNull();
        assertThat(intake.rejects()).containsExactly("TOO_LONG callId");
    }

    @Test
    void rejectsARecordWithoutKey() {
        intake.call(null, bytes(CallEvent.class, outbound("c1", "911").build()));
        intake.call(null, bytes(CallEvent.class, outbound("c2", "42").build()));
        intake.call(null, bytes(CallEvent.class, inbound("c3", "911").build()));
        intake.call(
                null, bytes(CallEvent.class, event(CallEventType.ENDED, "c1").build()));

        assertThat(intake.rejects()).containsExactly("NULL_KEY", "NULL_KEY", "NULL_KEY", "NULL_KEY");
        assertThat(intake.types()).containsExactly(SignalType.EVENT_REJECTED);
    }

    @Test
    void rejectsARecordWithoutValue() {
        intake.call("c1", null);
        intake.call("c1", new byte[0]);

        assertThat(intake.rejects()).containsExactly("EMPTY_VALUE", "EMPTY_VALUE");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void goesOnWhateverComesAndQuotesNothing(long seed) {
        Random random = new Random(seed);
        byte[] avro = bytes(
                CallEvent.class,
                outbound("c1", "911")
                        .setDetails(Map.of(CANARY, CANARY))
                        .setCallerNumber(CANARY)
                        .build());
        for (int i = 0; i < 2_000; i++) {
            byte[] value = random.nextBoolean() ? avro.clone() : new byte[random.nextInt(64)];
            if (random.nextBoolean()) {
                value = Arrays.copyOf(value, random.nextInt(avro.length + 20));
            }
            for (int changes = random.nextInt(8); changes > 0 && value.length > 0; changes--) {
                value[random.nextInt(value.length)] = (byte) random.nextInt(256);
            }
            String topic = List.of("call-events", "agent-presence", "callback-pool", "numbers")
                    .get(random.nextInt(4));
            intake.pipe("ringback." + topic, "+12025550101", value);
        }
        intake.call(outbound("last", "911"));

        assertThat(intake.signals())
                .last()
                .satisfies(signal -> assertThat(signal.getCallId()).isEqualTo("last"));
        assertThat(intake.rejectRecords().toString()).as("seed %d", seed).doesNotContain(CANARY);
    }

    @Test
    void writesRejectsInTheFormatOfOutputs() {
        try (IntakeDriver json = new IntakeDriver("output.format", "json")) {
            json.call("c1", null);

            assertThat(json.rejects()).containsExactly("EMPTY_VALUE");
        }
    }
}
