package io.ringback.intake.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.settings.Trust;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Call events in JSON, as gateways write it. */
final class JsonCallTest {
    private final CallDecoder decoder = CallDecoder.ofContract(Trust.ANY);

    private CallFacts json(String json) {
        return decoder.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String startedAt(String time) {
        return "{\"type\":\"STARTED\",\"occurredAt\":\"" + time + "\"}";
    }

    private static String started(String more) {
        return "{\"type\":\"STARTED\",\"occurredAt\":\"2026-11-01T10:00:00Z\"," + more + "}";
    }

    @Test
    void readsJsonHoweverItIsWritten() {
        CallFacts facts = json(
                "{\n\t\"details\" : { \"a\\u0041\" : [ 1.5e+3 , -0 , true , null , {} , [] , \"\\\"}\" ] } , \"unknown\":{\"x\":false},"
                        + "\"call\\u0049x\":\"never\",\"callId\" : \"c\\u00e4ll\\n\\u0031\\uD83D\\uDE91\\/\","
                        + "\"type\":\"ENDED\",\"occurredAt\":1761998400000,\"agentId\":null}\r\n ");

        assertThat(facts.callId()).isEqualTo("c\u00e4ll\n1\uD83D\uDE91/");
        assertThat(facts.type()).isEqualTo(CallEventType.ENDED);
        assertThat(facts.flaw()).isNull();
    }

    /** Escapes that no writer needs are JSON all the same, and an emergency must be known by it. */
    @Test
    void knowsASymbolHoweverItIsWritten() {
        CallFacts facts = json("{\"type\":\"\\u0053TARTED\",\"direction\":\"OUT\\u0042OUND\",\"occurredAt\":1}");

        assertThat(facts.type()).isEqualTo(CallEventType.STARTED);
        assertThat(facts.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(facts.flaw()).isNull();
    }

    /** Fields may come in any order, and a name may begin like another. */
    @Test
    void knowsFieldsInAnyOrder() {
        CallFacts facts = json("{\"occurredAt\":1,\"gatewayId\":\"g-1\",\"typed\":\"ENDED\",\"typ\":\"ENDED\","
                + "\"pool\":\"east\",\"type\":\"STARTED\",\"callId\":\"call-1\"}");

        assertThat(facts.type()).isEqualTo(CallEventType.STARTED);
        assertThat(facts.gatewayId()).isEqualTo("g-1");
        assertThat(facts.pool()).isEqualTo("east");
        assertThat(facts.callId()).isEqualTo("call-1");
        assertThat(facts.flaw()).isNull();
    }

    /** Templates write what they fill in between quotes, or without them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"true\"|true|false",
                "\" True \"|true|false",
                "\"1\"|true|false",
                "1|true|false",
                "\"FALSE\"|false|false",
                "\"0\"|false|false",
                "0|false|false",
                "\"\"|false|false",
                "\"perhaps\"|false|true",
                "2|false|true",
                "1.5|false|true",
                "{\"is\":true}|false|true",
                "[true]|false|true"
            })
    void takesATruthOfAnotherTypeForWhatItMeans(String written, boolean isTrue, boolean isUnclear) {
        CallFacts facts = json(started("\"emergency\":" + written + ",\"force\":" + written));

        assertThat(facts.emergency()).isEqualTo(isTrue);
        assertThat(facts.emergencyUnclear()).isEqualTo(isUnclear);
        assertThat(facts.force()).isEqualTo(isTrue);
        assertThat(facts.flaw()).isEqualTo(new Flaw("WRONG_TYPE", "emergency"));
    }

    @Test
    void takesAWholeNumberForTheTextThatItIs() {
        CallFacts facts =
                json(started("\"callId\":17,\"agentId\":1001,\"dialledNumber\":911,\"pool\":-4,\"region\":1.5"));

        assertThat(facts.callId()).isEqualTo("17");
        assertThat(facts.agentId()).isEqualTo("1001");
        assertThat(facts.dialledNumber()).isEqualTo("911");
        assertThat(facts.pool()).isEqualTo("-4");
        assertThat(facts.region()).isNull();
        assertThat(facts.flaw()).isEqualTo(new Flaw("WRONG_TYPE", "callId"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"30\"|30", "\" 45 \"|45", "\"soon\"|0", "\"\"|0", "[30]|0"})
    void takesATextForTheCountThatItIs(String written, int seconds) {
        CallFacts facts = json(started("\"keepaliveSeconds\":" + written));

        assertThat(facts.keepaliveSeconds()).isEqualTo(seconds);
        assertThat(facts.flaw()).isEqualTo(new Flaw("WRONG_TYPE", "keepaliveSeconds"));
    }

    /** What is no JSON for want of quotes. */
    @Test
    void readsDigitsAndTruthsThatLackTheirQuotes() {
        CallFacts facts = json(
                started("\"callId\":007,\"dialledNumber\":+1911,\"emergency\":True,\"force\":FALSE,\"agentId\":None"));

        assertThat(facts.callId()).isEqualTo("007");
        assertThat(facts.dialledNumber()).isEqualTo("+1911");
        assertThat(facts.emergency()).isTrue();
        assertThat(facts.force()).isFalse();
        assertThat(facts.agentId()).isNull();
        assertThat(facts.flaw()).isEqualTo(new Flaw("NOT_JSON", null));
        assertThat(json(started("\"emergency\":yes")).emergencyUnclear()).isTrue();
        assertThat(json(started("\"emergency\":{'a':1}")).emergencyUnclear()).isTrue();
        assertThat(json(started("\"emergency\":None")).emergencyUnclear()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-01T10:00:00Z",
                "2026-11-01T10:00:00.1Z",
                "2026-11-01T10:00:00.123456789Z",
                "2026-11-30T10:00:00Z",
                "2026-10-31T10:00:00Z",
                "2026-12-31T23:59:59.999Z",
                "2026-01-29T00:00:00Z",
                "2024-02-28T23:59:59.999Z",
                "2024-02-29T00:00:00Z",
                "2024-03-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "1970-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "2000-12-28T12:00:00Z",
                "9999-12-28T12:00:00Z",
                "2026-11-01T10:00:00+01:00",
                "-0001-11-01T10:00:00Z"
            })
    void readsATimeAsTheLibraryDoes(String time) {
        CallFacts facts = json(startedAt(time));

        assertThat(facts.flaw()).isNull();
        assertThat(facts.occurredAt()).isEqualTo(Instant.parse(time).toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01T10:00:00\\u002B01:00", "2026\\u002d11-01T10:00:00Z"})
    void readsATimeThatIsWrittenWithEscapes(String time) {
        assertThat(json(startedAt(time)).flaw()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, -1", "1761998400000, 1761998400000", "1761998400000000000, 1761998400000000000"})
    void takesAWholeNumberForMilliseconds(String written, long millis) {
        assertThat(json("{\"type\":\"STARTED\",\"occurredAt\":" + written + "}").occurredAt())
                .isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-01",
                "2026-11-01T10:00:00",
                "2026-13-01T10:00:00Z",
                "2026-00-01T10:00:00Z",
                "2026-02-29T10:00:00Z",
                "2026-04-31T10:00:00Z",
                "2026-11-01T25:00:00Z",
                "2026-11-01T10:60:00Z",
                "2026-11-01T10:00:00.1234567890Z",
                "2026-11-01 10:00:00Z"
            })
    void knowsWhatIsNoTime(String time) {
        assertThat(json(startedAt(time)).flaw()).isEqualTo(new Flaw("WRONG_TYPE", "occurredAt"));
        assertThat(json(startedAt(time)).occurredAt()).isEqualTo(CallFacts.NO_TIME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|TRUNCATED|CUT",
                "{\"callId\":\"a|TRUNCATED|CUT",
                "{\"callId\"|TRUNCATED|CUT",
                "{\"psapCallback\":tr|TRUNCATED|CUT",
                "{} x|TRAILING_BYTES|MENDED",
                "{}{}|TRAILING_BYTES|MENDED",
                "{,}|NOT_JSON|MENDED",
                "{\"callId\":\"a\",}|NOT_JSON|MENDED",
                "{\"callId\" \"a\"}|NOT_JSON|MENDED",
                "{callId:\"a\"}|NOT_JSON|MENDED",
                "{'callId':'a'}|NOT_JSON|MENDED",
                "{\"callId\":\"\\x\"}|NOT_JSON|MENDED",
                "{\"callId\":\"\\u12g4\"}|NOT_JSON|MENDED",
                "{\"x\":01}|NOT_JSON|MENDED",
                "{\"x\":.5}|NOT_JSON|MENDED",
                "{\"x\":1.}|NOT_JSON|MENDED",
                "{\"x\":1e}|NOT_JSON|MENDED",
                "{\"x\":-}|NOT_JSON|MENDED",
                "{\"x\":NaN}|NOT_JSON|MENDED",
                "{\"x\":nul}|NOT_JSON|MENDED",
                "{\"x\":[1 2]}|NOT_JSON|MENDED",
                "{\"x\":[1,]}|NOT_JSON|MENDED",
                "{\"x\":{\"a\":1]}|NOT_JSON|MENDED",
                "{\"x\":/**/1}|NOT_JSON|MENDED"
            })
    void saysWhatIsNoJson(String json, String error, CallFacts.Reading reading) {
        CallFacts facts = json(json);

        assertThat(facts.flaw()).isEqualTo(new Flaw(error, null));
        assertThat(facts.reading()).isEqualTo(reading);
    }

    @ParameterizedTest
    @CsvSource({"[]", "x", "\"{}\""})
    void refusesWhatIsNoObject(String json) {
        assertThatThrownBy(() -> json(json)).hasMessage("UNKNOWN_FORMAT");
    }

    @Test
    void readsPastWhatIsTooDeep() {
        String deep = "[".repeat(40) + "{}" + "]".repeat(40);
        CallFacts facts = json(started("\"x\":" + deep + ",\"callId\":\"c\""));

        assertThat(facts.callId()).isEqualTo("c");
        assertThat(facts.reading()).isEqualTo(CallFacts.Reading.MENDED);
        assertThat(json("{\"x\":" + "[".repeat(5000)).reading()).isEqualTo(CallFacts.Reading.CUT);
    }
}
