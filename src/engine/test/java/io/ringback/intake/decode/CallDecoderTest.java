package io.ringback.intake.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.settings.Trust;
import io.ringback.wire.OutputFormat;
import io.ringback.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallDecoderTest {
    private final CallDecoder decoder = CallDecoder.ofContract(Trust.ANY);

    private CallFacts json(String json) {
        return decoder.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String started(String more) {
        return "{\"type\":\"STARTED\",\"occurredAt\":\"2026-11-01T10:00:00Z\"," + more + "}";
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void readsEverythingButDetails(OutputFormat format) {
        CallFacts facts = decoder.decode(SampleCall.bytes(SampleCall.event().build(), format));

        assertThat(facts)
                .isEqualTo(new CallFacts(
                        CallEventType.STARTED,
                        Instant.parse("2026-11-01T10:00:00Z").toEpochMilli(),
                        Direction.OUTBOUND,
                        "call-1",
                        "agent-1",
                        "911",
                        List.of(),
                        null,
                        "north",
                        "US",
                        "call-0",
                        "gateway-1",
                        "site-1",
                        "phone-1",
                        true,
                        true,
                        false,
                        30,
                        true,
                        "+12025550101",
                        true,
                        CallFacts.Reading.WHOLE,
                        null));
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void readsTheCallerWhenCallersMustBeOnAList(OutputFormat format) {
        CallFacts facts = CallDecoder.ofContract(Trust.LISTED)
                .decode(SampleCall.bytes(SampleCall.event().build(), format));

        assertThat(facts.callerNumber()).isEqualTo(SampleCall.CANARY);
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void readsAnEventOfNothingButItsCall(OutputFormat format) {
        CallEvent bare = CallEvent.newBuilder()
                .setCallId("call-1")
                .setType(CallEventType.ENDED)
                .setOccurredAt(Instant.EPOCH)
                .build();

        CallFacts facts = decoder.decode(SampleCall.bytes(bare, format));

        assertThat(facts.type()).isEqualTo(CallEventType.ENDED);
        assertThat(facts.callId()).isEqualTo("call-1");
        assertThat(facts.flaw()).isNull();
        assertThat(facts.direction()).isNull();
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void forgetsOneEventBeforeTheNext(OutputFormat format) {
        decoder.decode(SampleCall.bytes(SampleCall.event().build(), format));
        json(started("\"emergency\":\"perhaps\""));
        CallFacts next = json("{}");

        assertThat(next.callId()).isNull();
        assertThat(next.dialledNumber()).isNull();
        assertThat(next.psapCallback()).isFalse();
        assertThat(next.emergency()).isFalse();
        assertThat(next.emergencyUnclear()).isFalse();
        assertThat(next.force()).isFalse();
        assertThat(next.keepaliveSeconds()).isZero();
        assertThat(next.occurredAt()).isEqualTo(CallFacts.NO_TIME);
        assertThat(next.direction()).isNull();
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void takesABlankTextForAbsent(OutputFormat format) {
        CallFacts facts = decoder.decode(SampleCall.bytes(
                SampleCall.event().setCallId("").setAgentId(" ").build(), format));

        assertThat(facts.callId()).isNull();
        assertThat(facts.agentId()).isNull();
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void refusesAReferenceThatIsFarTooLong(OutputFormat format) {
        CallFacts facts = decoder.decode(SampleCall.bytes(
                SampleCall.event().setLocationRef("x".repeat(257)).build(), format));

        assertThat(facts.flaw()).isEqualTo(new Flaw("TOO_LONG", "locationRef"));
        assertThat(facts.locationRef()).isNull();
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void neverSaysWhatItRead(OutputFormat format) {
        assertThat(decoder.decode(SampleCall.bytes(SampleCall.event().build(), format)))
                .hasToString("CallFacts[STARTED]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"callId\":5|WRONG_TYPE|callId",
                "\"dialledNumber\":911|WRONG_TYPE|dialledNumber",
                "\"psapCallback\":\"yes\"|WRONG_TYPE|psapCallback",
                "\"direction\":[\"OUTBOUND\"]|WRONG_TYPE|direction",
                "\"agentId\":{\"id\":\"x\"}|WRONG_TYPE|agentId",
                "\"region\":true|WRONG_TYPE|region",
                "\"callId\":\"a\",\"callId\":\"b\"|DUPLICATE_FIELD|callId"
            })
    void goesOnAfterAFlawSoThatItIsKnownWhatTheEventWas(String field, String error, String name) {
        CallFacts facts = json(started(field + ",\"gatewayId\":\"gateway-1\""));

        assertThat(facts.type()).isEqualTo(CallEventType.STARTED);
        assertThat(facts.gatewayId()).isEqualTo("gateway-1");
        assertThat(facts.flaw()).isEqualTo(new Flaw(error, name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|MISSING_FIELD|type",
                "{\"type\":\"STARTED\"}|MISSING_FIELD|occurredAt",
                "{\"type\":null,\"occurredAt\":1}|MISSING_FIELD|type",
                "{\"type\":\"PARKED\",\"occurredAt\":1}|UNKNOWN_VALUE|type",
                "{\"type\":\"STARTED\",\"occurredAt\":\"yesterday\"}|WRONG_TYPE|occurredAt",
                "{\"type\":\"STARTED\",\"occurredAt\":\"2026-02-30T10:00:00Z\"}|WRONG_TYPE|occurredAt",
                "{\"type\":\"STARTED\",\"occurredAt\":1.5}|WRONG_TYPE|occurredAt",
                "{\"type\":\"STARTED\",\"occurredAt\":99999999999999999999}|WRONG_TYPE|occurredAt",
                "{\"type\":\"STARTED\",\"occurredAt\":false}|WRONG_TYPE|occurredAt"
            })
    void tellsWhatIsWrongWithAnEvent(String json, String error, String field) {
        assertThat(json(json).flaw()).isEqualTo(new Flaw(error, field));
    }

    @Test
    void readsARecordHoweverLongItIs() {
        CallFacts facts = json(started("\"x\":\"" + "a".repeat(1 << 20) + "\",\"callId\":\"c\""));

        assertThat(facts.callId()).isEqualTo("c");
        assertThat(facts.flaw()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void givesFactsOrRefusesWhateverHappensToTheBytes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] value =
                    SampleCall.bytes(SampleCall.event().build(), i % 2 == 0 ? OutputFormat.AVRO : OutputFormat.JSON);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                value[random.nextInt(value.length)] = (byte) random.nextInt(256);
            }
            try {
                decoder.decode(value);
            } catch (UnreadableRecordException e) {
                assertThat(e.getMessage()).as("seed %d, case %d", seed, i).doesNotContain(SampleCall.CANARY, "911");
            }
        }
    }
}
