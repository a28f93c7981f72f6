package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.gateway.Authenticity.Verdict;
import io.ringback.settings.GatewayAuth;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether Twilio signs a URL with its port differs from one of its machines to another: its libraries try both. */
class TwilioUrlTest {
    private static final String FORM =
            "CallSid=CA0001&CallStatus=initiated&Direction=outbound-dial&From=%2B12025550111&To=911"
                    + "&ParentCallSid=CA0000&Timestamp=Tue%2C+03+Mar+2026+12%3A00%3A00+%2B0000";
    private static final String WITHOUT_PORT = "G4TS09J2hkO52mP+IcJQlMfo72U=";
    private static final String WITH_443 = "CniZ7KeiH3OzUjwy9tFktT5m+Pk=";
    private static final String WITH_8443 = "w1tZ5lXrF+uhsBYERZZu2qYMDxA=";

    @ParameterizedTest
    @CsvSource({
        "https://ringback.example.com, " + WITHOUT_PORT,
        "https://ringback.example.com, " + WITH_443,
        "https://ringback.example.com:443, " + WITHOUT_PORT,
        "https://ringback.example.com:8443, " + WITH_8443,
        "https://ringback.example.com:8443, " + WITHOUT_PORT
    })
    void believesASignatureOfTheUrlWithItsPortOrWithout(String base, String signature) {
        assertThat(verdict(base, signature)).isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ringback.example.com, " + WITH_8443,
        "https://ringback.example.com:8444, " + WITH_8443,
        "https://ringback.example.com:8443, " + WITH_443,
        "http://ringback.example.com, " + WITHOUT_PORT,
        "https://ringback.example.org, " + WITHOUT_PORT,
        "ringback.example.com, " + WITHOUT_PORT
    })
    void believesNoneOfAnotherUrl(String base, String signature) {
        assertThat(verdict(base, signature)).isEqualTo(Verdict.FORGED);
    }

    private static Verdict verdict(String base, String signature) {
        Incoming request = new Incoming(
                base + "/v1/gateways/phones?agent=ann",
                Map.of("agent", "ann"),
                header -> header.equals("X-Twilio-Signature") ? signature : null,
                "application/x-www-form-urlencoded",
                FORM.getBytes(StandardCharsets.UTF_8));
        return new Authenticity(GatewayAuth.TWILIO, null, List.of("not-a-real-token"))
                .of(request, Instant.parse("2026-03-03T12:00:00Z"));
    }
}
