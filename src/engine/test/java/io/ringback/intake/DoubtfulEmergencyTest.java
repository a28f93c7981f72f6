package io.ringback.intake;

import static io.ringback.intake.IntakeDriver.bytes;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEvent;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R16: the desk is told of what cannot be used when it could have been an emergency. */
final class DoubtfulEmergencyTest {
    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

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
        intake.json(
                "{\"type\":\"STARTED\",\"occurredAt\":1,\"pool\":\"north\",\"agentId\":\"ann\",\"locationRef\":\"site\","
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
        intake.json(
                "{\"type\":\"STARTED\",\"occurredAt\":2,\"callId\":\"c\",\"agentId\":\"bob\",\"direction\":\"OUTBOUND\","
                        + "\"dialledNumber\":\"42\",\"emergency\":\"perhaps\"}");

        assertThat(intake.types()).containsExactly(SignalType.EVENT_REJECTED);
    }

    /** A contact centre that answers emergencies is called, and calls nobody. */
    @Test
    void doubtsNoCallThatCouldBeNoEmergencyAnyway() {
        try (IntakeDriver psap = new IntakeDriver("emergency.inbound", "ordinary")) {
            psap.json("{\"type\":\"STARTED\",\"occurredAt\":1,\"callId\":\"c\",\"direction\":\"INBOUND\","
                    + "\"dialledNumber\":\"42\",\"emergency\":\"perhaps\"}");

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
        intake.json("{\"callId\":\"c\",\"occurredAt\":1,\"agentId\":\"ann\"," + fields + "}");

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
        intake.json(value);

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
            intake.json("nonsense");
        }
        assertThat(intake.signals()).extracting(EmergencySignal::getCount).containsExactly(1);

        intake.advance(Duration.ofSeconds(1));

        EmergencySignal rest = intake.signal();
        assertThat(rest.getCount()).isEqualTo(4);
        assertThat(rest.getSourceTopicId()).isEmpty();
        assertThat(intake.rejects()).hasSize(5);
        intake.advance(Duration.ofSeconds(5));
        intake.json("nonsense");
        assertThat(intake.signal().getCount()).isEqualTo(1);
    }
}
