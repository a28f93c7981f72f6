package io.ringback.intake;

import static io.ringback.intake.IntakeDriver.bytes;
import static io.ringback.intake.IntakeDriver.event;
import static io.ringback.intake.IntakeDriver.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.EmergencySignal;
import io.ringback.event.SignalType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with an event and decides nothing: the call is served, with a reject that says so (R16). */
final class ServedWithRejectTest {
    @AutoClose
    private final IntakeDriver intake = new IntakeDriver();

    @ParameterizedTest
    @ValueSource(strings = {"911\u00ff", "sip:911@ex\u00ffmple.com"})
    void servesAnEmergencyWhoseTornCharacterDecidesNothing(String dialled) {
        intake.call("key", dial(dialled).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(intake.signal().getType()).isEqualTo(SignalType.EMERGENCY_DIALLED);
    }

    private static String dial(String number) {
        return "{\"type\":\"STARTED\",\"occurredAt\":1,\"callId\":\"c\",\"agentId\":\"ann\",\"direction\":\"OUTBOUND\","
                + "\"dialledNumber\":\"" + number + "\"}";
    }

    private static String emergency(String more) {
        return "{\"callId\":\"c1\",\"type\":\"STARTED\",\"occurredAt\":1,\"direction\":\"OUTBOUND\","
                + "\"agentId\":\"ann\",\"dialledNumber\":\"911\"" + more;
    }

    /** What decides nothing costs nobody a number. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",\"occurredAt\":\"2026-11-01 10:00:00\"}|DUPLICATE_FIELD occurredAt",
                ",\"details\":{\"a\":\"raw\ttab\"}}|NOT_JSON",
                ",\"details\":{\"a\":\"it\\'s\"}}|NOT_JSON",
                ",\"details\":{\"a\":NaN}}|NOT_JSON",
                ",\"details\":{\"a\":05060}}|NOT_JSON",
                ",\"details\":{\"a\":\"b\"|TRUNCATED",
                ",\"gatewayId\":7}|WRONG_TYPE gatewayId",
                ",\"locationRef\":{}}|WRONG_TYPE locationRef",
                ",\"endpointRef\":[]}|WRONG_TYPE endpointRef",
                ",\"keepaliveSeconds\":\"30\"}|WRONG_TYPE keepaliveSeconds",
                ",\"keepaliveSeconds\":-1}|UNKNOWN_VALUE keepaliveSeconds",
                ",\"psapCallback\":\"no\"}|WRONG_TYPE psapCallback",
                ",\"linkedCallId\":7}|WRONG_TYPE linkedCallId",
                ",\"emergency\":\"false\"}|WRONG_TYPE emergency",
                ",\"region\":1}|WRONG_TYPE region",
                ",\"dialledNumber\":\"42\"}|DUPLICATE_FIELD dialledNumber",
                ",\"direction\":7}|DUPLICATE_FIELD direction",
                ",\"emergency\":null,\"emergency\":false}|DUPLICATE_FIELD emergency",
                "} and more|TRAILING_BYTES"
            })
    void servesAnEmergencyAndNotesWhatIsWrong(String more, String reject) {
        intake.json(emergency(more));

        EmergencySignal signal = intake.signal();
        assertThat(signal.getType()).isEqualTo(SignalType.EMERGENCY_DIALLED);
        assertThat(signal.getAgentId()).isEqualTo("ann");
        assertThat(intake.rejects()).containsExactly(reject);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"agentId\":\"1001\",\"dialledNumber\":\"42\",\"emergency\":\"true\"|WRONG_TYPE emergency",
                "\"agentId\":\"1001\",\"dialledNumber\":\"42\",\"emergency\":1|WRONG_TYPE emergency",
                "\"agentId\":\"1001\",\"dialledNumber\":911|WRONG_TYPE dialledNumber",
                "\"agentId\":1001,\"dialledNumber\":\"911\"|WRONG_TYPE agentId",
                "\"agentId\":\"1001\",\"dialledNumber\":\"42\",\"emergency\":True|NOT_JSON",
                "\"agentId\":01001,\"dialledNumber\":911|NOT_JSON"
            })
    void servesAnEmergencyOfWhichAWordIsOfAnotherType(String fields, String reject) {
        intake.json(
                "{\"callId\":\"17\",\"type\":\"STARTED\",\"occurredAt\":1,\"direction\":\"OUTBOUND\"," + fields + "}");

        EmergencySignal signal = intake.signal();
        assertThat(signal.getType()).isEqualTo(SignalType.EMERGENCY_DIALLED);
        assertThat(signal.getCallId()).isEqualTo("17");
        assertThat(signal.getAgentId()).endsWith("1001");
        assertThat(intake.rejects()).containsExactly(reject);
    }

    @Test
    void servesAnEmergencyInARecordThatIsTooDeepOrTooLong() {
        intake.json(emergency(",\"details\":" + "[".repeat(40) + "]".repeat(40) + "}"));
        intake.json(emergency(",\"details\":\"" + "x".repeat(1 << 20) + "\"}").replace("c1", "c2"));

        assertThat(intake.types()).containsExactly(SignalType.EMERGENCY_DIALLED, SignalType.EMERGENCY_DIALLED);
        assertThat(intake.rejects()).containsExactly("TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\n", " \t\r\n", "\u0000", "\uFEFF\n"})
    void takesWhatWritersPutAroundJson(String before) {
        intake.json(before + emergency("}\u0000"));

        assertThat(intake.types()).containsExactly(SignalType.EMERGENCY_DIALLED);
        assertThat(intake.rejects()).isEmpty();
    }

    @Test
    void servesAnEmergencyInAvroThatGoesOnOrIsCutBehindItsFields() {
        byte[] whole = bytes(
                CallEvent.class,
                outbound("c1", "911").setDetails(Map.of("a", "b")).build());
        intake.call("c1", Arrays.copyOf(whole, whole.length + 1));
        byte[] other = bytes(
                CallEvent.class,
                outbound("c2", "911").setDetails(Map.of("a", "b")).build());
        intake.call("c2", Arrays.copyOf(other, other.length - 1));

        assertThat(intake.types()).containsExactly(SignalType.EMERGENCY_DIALLED, SignalType.EMERGENCY_DIALLED);
        assertThat(intake.rejects()).containsExactly("TRAILING_BYTES", "TRUNCATED");
    }

    @Test
    void keepsAgentsApartWhoseNamesAreNoUtf8() {
        for (int last : new int[] {0xE8, 0xE9}) {
            byte[] json = emergency("}")
                    .replace("\"ann\"", "\"Ren?\"")
                    .replace("c1", "c" + last)
                    .getBytes(StandardCharsets.ISO_8859_1);
            json[new String(json, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) last;
            intake.call("key", json);
            byte[] avro = bytes(
                    CallEvent.class,
                    outbound("a" + last, "911").setAgentId("Ren?").build());
            avro[new String(avro, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) last;
            intake.call("key", avro);
        }
        intake.json(emergency("}").replace("\"ann\"", "\"Ren\\ud800\"").replace("c1", "c3"));

        assertThat(intake.signals())
                .extracting(EmergencySignal::getAgentId)
                .containsExactly(
                        "Ren\uFFFDE8", "Ren\uFFFDE8", "Ren\uFFFDE9", "Ren\uFFFDE9", "Ren\uFFFDED\uFFFDA0\uFFFD80");
        assertThat(intake.rejects()).hasSize(5).containsOnly("NOT_UTF8 agentId");
    }

    @Test
    void passesOnNoReferenceThatIsFarTooLong() {
        intake.call(outbound("c".repeat(257), "911").setLocationRef("site"));

        assertThat(intake.signal().getCallId()).isNull();
        assertThat(intake.rejects()).containsExactly("TOO_LONG callId");
    }

    @Test
    void servesARecordWithoutKeyAndNotesIt() {
        intake.call(null, bytes(CallEvent.class, outbound("c1", "911").build()));
        intake.call(null, bytes(CallEvent.class, outbound("c2", "42").build()));
        intake.call(
                null, bytes(CallEvent.class, event(CallEventType.ENDED, "c1").build()));

        assertThat(intake.rejects()).containsExactly("NULL_KEY", "NULL_KEY", "NULL_KEY");
        assertThat(intake.types()).containsExactly(SignalType.EMERGENCY_DIALLED, SignalType.CALL_ENDED);
    }
}
