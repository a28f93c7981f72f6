package io.ringback.intake;

import static io.ringback.intake.IntakeDriver.bytes;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEvent;
import io.ringback.event.EmergencySignal;
import io.ringback.event.RejectedRecord;
import io.ringback.event.SignalType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    @Test
    void saysOfARejectWhichEventItIsWhereHeadersAreAskedFor() {
        try (IntakeDriver asked = new IntakeDriver("output.headers", "cloudevents")) {
            asked.call("key", ("{" + CANARY).getBytes(StandardCharsets.UTF_8));

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
                "\"callId\":\"c\",\"direction\":\"OUTBOUND\",\"dialledNumber\":[911]|WRONG_TYPE dialledNumber",
                "\"callId\":\"c\",\"direction\":\"OUTBOUND\",\"dialledNumber\":9.11e2|WRONG_TYPE dialledNumber",
                "\"callId\":\"c\",\"direction\":\"OUTBOUND\",\"dialledNumber\":\"42\",\"emergency\":\"perhaps\"|WRONG_TYPE emergency",
                "\"callId\":\"c\",\"dialledNumber\":\"42\",\"emergency\":{}|WRONG_TYPE emergency",
                "\"callId\":\"c\"|MISSING_FIELD dialledNumber",
                "\"direction\":\"OUTBOUND\",\"dialledNumber\":\"911\"|MISSING_FIELD callId",
                "\"callId\":\" \",\"direction\":\"OUTBOUND\",\"dialledNumber\":\"911\"|MISSING_FIELD callId",
                "\"callId\":{},\"direction\":\"INBOUND\",\"dialledNumber\":\"911\"|WRONG_TYPE callId"
            })
    void tellsTheDeskWhenItCouldHaveBeenAnEmergency(String fields, String reject) {
        json("{\"type\":\"STARTED\",\"occurredAt\":1,\"pool\":\"north\",\"agentId\":\"ann\",\"locationRef\":\"site\","
                + fields + "}");

        EmergencySignal signal = intake.signal();
        assertThat(signal.getType()).isEqualTo(SignalType.EVENT_REJECTED);
        assertThat(signal.getPool()).isEqualTo("north");
        assertThat(signal.getAgentId()).isEqualTo("ann");
        assertThat(signal.getLocationRef()).isEqualTo("site");
        assertThat(signal.getCount()).isEqualTo(1);
        assertThat(intake.rejects()).containsExactly(reject);
        assertThat(intake.legs()).isZero();
    }

    /** R22: nor does an id that was another call's keep it from being told. */
    @Test
    void tellsTheDeskOfWhatCouldBeAnEmergencyUnderAKnownId() {
        intake.call(outbound("c", "911"));
        intake.signals();
        json("{\"type\":\"STARTED\",\"occurredAt\":2,\"callId\":\"c\",\"agentId\":\"bob\",\"direction\":\"OUTBOUND\","
                + "\"dialledNumber\":\"42\",\"emergency\":\"perhaps\"}");

        assertThat(intake.types()).containsExactly(SignalType.EVENT_REJECTED);
    }

    /** A contact centre that answers emergencies is called, and calls nobody. */
    @Test
    void doubtsNoCallThatCouldBeNoEmergencyAnyway() {
        try (IntakeDriver psap = new IntakeDriver("emergency.inbound", "ordinary")) {
            psap.call(
                    "c",
                    ("{\"type\":\"STARTED\",\"occurredAt\":1,\"callId\":\"c\",\"direction\":\"INBOUND\","
                                    + "\"dialledNumber\":\"42\",\"emergency\":\"perhaps\"}")
                            .getBytes(StandardCharsets.UTF_8));

            assertThat(psap.rejects()).containsExactly("WRONG_TYPE emergency");
            assertThat(psap.signals()).isEmpty();
        }
    }

    /** A byte that is no character, in the one field that decides: {@code 9?1} may have been 911, and so may {@code ?11}. */
    @ParameterizedTest
    @ValueSource(strings = {"9\u00ff1", "\u00ff11", "\u00ff\u00ff\u00ff", "sip:9\u00ff1@example.com"})
    void tellsTheDeskOfANumberWithATornCharacter(String dialled) {
        intake.call("key", dial(dialled).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(intake.signal().getType()).isEqualTo(SignalType.EVENT_REJECTED);
        assertThat(intake.rejects()).containsExactly("UNUSABLE_NUMBER dialledNumber");
    }

    private static String dial(String number) {
        return "{\"type\":\"STARTED\",\"occurredAt\":1,\"callId\":\"c\",\"agentId\":\"ann\",\"direction\":\"OUTBOUND\","
                + "\"dialledNumber\":\"" + number + "\"}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"dialledNumber\":\"911\"|MISSING_FIELD type",
                "\"type\":null,\"dialledNumber\":\"911\"|MISSING_FIELD type",
                "\"type\":\"BEGUN\",\"dialledNumber\":\"911\"|UNKNOWN_VALUE type",
                "\"type\":7,\"dialledNumber\":\"911\"|WRONG_TYPE type",
                "\"type\":\"BEGUN\",\"emergency\":true|UNKNOWN_VALUE type"
            })
    void tellsTheDeskOfAnEmergencyNumberInAnEventOfNoKnownType(String fields, String reject) {
        json("{\"callId\":\"c\",\"occurredAt\":1,\"agentId\":\"ann\"," + fields + "}");

        assertThat(intake.signal().getType()).isEqualTo(SignalType.EVENT_REJECTED);
        assertThat(intake.rejects()).containsExactly(reject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{",
                "{\"callId\":\"c1\",\"type\":\"STARTED\",\"dialledNumber\":\"91",
                "[]",
                "{callId:\"c\"}"
            })
    void tellsTheDeskOfARecordOfWhichNobodyCanTell(String value) {
        json(value);

        assertThat(intake.signal().getType()).isEqualTo(SignalType.EVENT_REJECTED);
        assertThat(intake.rejects()).hasSize(1);
    }

    @Test
    void tellsTheDeskOfARecordOfAVersionThatIsYetToCome() {
        byte[] avro = bytes(CallEvent.class, outbound("c1", "911").build());
        avro[5]++;
        intake.call("c1", avro);

        assertThat(intake.signal().getType()).isEqualTo(SignalType.EVENT_REJECTED);
        assertThat(intake.rejects()).containsExactly("UNKNOWN_FINGERPRINT");
    }

    @Test
    void tellsTheDeskOnceASecondHowManyRecordsCouldNotBeRead() {
        for (int i = 0; i < 5; i++) {
            json("nonsense");
        }
        assertThat(intake.signals()).extracting(EmergencySignal::getCount).containsExactly(1);

        intake.advance(Duration.ofSeconds(1));

        EmergencySignal rest = intake.signal();
        assertThat(rest.getCount()).isEqualTo(4);
        assertThat(rest.getSourceTopicId()).isEmpty();
        assertThat(intake.rejects()).hasSize(5);
        intake.advance(Duration.ofSeconds(5));
        json("nonsense");
        assertThat(intake.signal().getCount()).isEqualTo(1);
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
