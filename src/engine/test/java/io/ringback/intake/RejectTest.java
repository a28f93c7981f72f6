package io.ringback.intake;

import static io.ringback.intake.IntakeDriver.bytes;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEvent;
import io.ringback.event.RejectedRecord;
import io.ringback.event.SignalType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be used: a line in rejects without payload, and the stream goes on (R16). */
final class RejectTest {
    private static final String CANARY = "canary-7f3a";

    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

    @Test
    void saysWhereARecordIsAndWhatIsWrong() {
        intake.call(outbound("c1", "42"));
        intake.json("{");

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

    @Test
    void saysOfARejectWhichEventItIsWhereHeadersAreAskedFor() {
        try (IntakeDriver asked = new IntakeDriver("output.headers", "cloudevents")) {
            asked.json("{" + CANARY);

            assertThat(asked.rejectRecords()).singleElement().satisfies(reject -> {
                assertThat(reject.headers().lastHeader("ce_id").value())
                        .asString()
                        .isEqualTo("id-of-ringback.call-events-0-0");
                assertThat(reject.headers().toString()).doesNotContain(CANARY);
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|MISSING_FIELD type",
                "{\"type\":\"PARKED\",\"occurredAt\":1,\"callId\":\"c\"}|UNKNOWN_VALUE type",
                "{\"type\":\"PARKED\",\"occurredAt\":1,\"dialledNumber\":\"42\",\"callId\":\"c\"}|UNKNOWN_VALUE type",
                "{\"type\":\"ENDED\",\"occurredAt\":1}|MISSING_FIELD callId",
                "{\"type\":\"SESSION_CLOSED\",\"occurredAt\":1}|MISSING_FIELD callId",
                "{\"type\":\"ENDED\",\"occurredAt\":\"x\",\"callId\":\"c\"}|WRONG_TYPE occurredAt",
                "{\"type\":\"STARTED\",\"occurredAt\":1,\"callId\":\"c\",\"direction\":\"INBOUND\"}|MISSING_FIELD dialledNumber",
                "{\"type\":\"STARTED\",\"occurredAt\":1,\"callId\":\"c\",\"dialledNumber\":\"42\"}|MISSING_FIELD direction",
                "{\"type\":\"STARTED\",\"callId\":\"c\",\"direction\":\"OUTBOUND\",\"dialledNumber\":\"42\"}|MISSING_FIELD occurredAt",
                "{\"type\":\"STARTED\",\"occurredAt\":1,\"callId\":7,\"direction\":\"INBOUND\",\"dialledNumber\":\"42\"}|WRONG_TYPE callId"
            })
    void rejectsWhatCouldBeNoEmergencyAndNothingElse(String value, String reject) {
        intake.json(value);

        assertThat(intake.rejects()).containsExactly(reject);
        assertThat(intake.signals()).isEmpty();
        assertThat(intake.counted("rejected")).isEqualTo(1);
    }

    @Test
    void rejectsARecordWithoutValue() {
        intake.call("c1", null);
        intake.call("c1", new byte[0]);

        assertThat(intake.rejects()).containsExactly("EMPTY_VALUE", "EMPTY_VALUE");
        assertThat(intake.types()).containsExactly(SignalType.EVENT_REJECTED);
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
