package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An Asterisk's interface as it is, where it answers and where it does not. */
@Timeout(300)
class CallChannelTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @AutoClose
    private CallStage asterisk;

    @BeforeEach
    void start() throws IOException {
        asterisk = new CallStage();
    }

    @Test
    void dialsWhereTheFallbackIsDialledAndHasTheDialplanSayIt() throws Exception {
        asterisk.states.add("Up");

        assertThat(asterisk.send(CallStage.message("ann", "+12025550101"), CallStage.DESK))
                .isEqualTo(Result.SENT);

        CallStage.Asked first = asterisk.asked.get(0);
        JsonNode call = JSON.readTree(first.body());
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.login()).isEqualTo("Basic cmluZ2JhY2s6c2VjcmV0");
        assertThat(call.get("endpoint").asText()).isEqualTo("Local/+12025550199@ringback-notice-dial");
        assertThat(call.get("context").asText()).isEqualTo("ringback-notice");
        assertThat(call.get("variables"))
                .isEqualTo(JSON.createObjectNode()
                        .put("CDR_PROP(disable)", "1")
                        .put("__RINGBACK_NOTICE_CONTEXT", "from-internal")
                        .put("RINGBACK_NOTICE_KIND", "EMERGENCY_CALL_PLACED")
                        .put("RINGBACK_NOTICE_WHO", "ann")
                        .put("RINGBACK_NOTICE_NUMBER", "12025550101")
                        .put("RINGBACK_NOTICE_SEEN", "https://ringback.example/ack/")
                        .put("RINGBACK_NOTICE_TOKEN", "token"));
    }

    @Test
    void waitsUntilSomebodyAnswers() {
        asterisk.states.addAll(List.of("Down", "Ring", "Up"));

        assertThat(asterisk.send(CallStage.message("ann", null), CallStage.DESK))
                .isEqualTo(Result.SENT);
        assertThat(asterisk.asked).hasSize(4);
    }

    @Test
    void saysThatNobodyAnswered() {
        asterisk.states.addAll(List.of("Down", "Ring"));

        assertThat(asterisk.send(CallStage.message("ann", null), CallStage.DESK))
                .isEqualTo(Result.failed("NOT_ANSWERED"));
    }

    @Test
    void givesUpOnACallThatNeitherRingsOutNorIsAnswered() {
        for (int i = 0; i < 100; i++) {
            asterisk.states.add("Ring");
        }

        assertThat(asterisk.send(CallStage.message("ann", null), CallStage.DESK))
                .isEqualTo(Result.failed("NOT_ANSWERED"));
    }

    @Test
    void followsACallThatWasPlacedBeforeACrash() {
        asterisk.placing = 409;
        asterisk.states.add("Up");

        assertThat(asterisk.send(CallStage.message("ann", null), CallStage.DESK))
                .isEqualTo(Result.SENT);
    }

    @Test
    void placesEveryAttemptUnderTheSameId() throws Exception {
        asterisk.states.add("Up");
        asterisk.states.add("Up");

        asterisk.send(CallStage.message("ann", null), CallStage.DESK);
        asterisk.send(CallStage.message("ann", null), CallStage.DESK);

        assertThat(JSON.readTree(asterisk.asked.get(0).body()).get("channelId"))
                .isEqualTo(JSON.readTree(asterisk.asked.get(2).body()).get("channelId"));
    }

    @ParameterizedTest
    @CsvSource({"400,REFUSED,HTTP_400", "401,FAILED,LOGIN_REFUSED", "500,FAILED,HTTP_500", "503,FAILED,HTTP_503"})
    void goesByTheStatus(int status, String outcome, String error) {
        asterisk.placing = status;

        Result result = asterisk.send(CallStage.message("ann", null), CallStage.DESK);

        assertThat(result.outcome()).hasToString(outcome);
        assertThat(result.error()).isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "911",
                "112",
                "+112",
                "0911",
                "200",
                "",
                "sip:911@example.com",
                "+12025550199@x",
                "urn:service:sos"
            })
    void dialsNothingButNumbersInE164(String address) {
        assertThat(asterisk.send(CallStage.message("ann", null), address)).isEqualTo(Result.refused("BAD_ADDRESS"));
        assertThat(asterisk.asked).isEmpty();
    }

    @Test
    void handsNothingToTheDialplanThatItCouldEvaluate() throws Exception {
        asterisk.states.add("Up");

        asterisk.send(CallStage.message("a${SHELL(id)}\n-b", null), CallStage.DESK);

        assertThat(JSON.readTree(asterisk.asked.get(0).body()).at("/variables/RINGBACK_NOTICE_WHO"))
                .hasToString("\"aSHELLidb\"");
    }

    @Test
    void saysThatAsteriskIsNotThere() {
        asterisk.goAway();

        assertThat(asterisk.send(CallStage.message("ann", null), CallStage.DESK))
                .isEqualTo(Result.failed("NO_CONNECTION"));
    }
}
