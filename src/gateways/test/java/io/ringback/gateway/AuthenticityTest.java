package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.gateway.Authenticity.Verdict;
import io.ringback.settings.GatewayAuth;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures that the systems' own libraries made of fictional calls: npm's twilio 6.3.1 and, for jambonz, its rule. */
class AuthenticityTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final String URL = "https://ringback.example.com/v1/gateways/phones";
    private static final String FORM =
            "CallSid=CA0001&CallStatus=initiated&Direction=outbound-dial&From=%2B12025550111&To=911"
                    + "&ParentCallSid=CA0000&Timestamp=Tue%2C+03+Mar+2026+12%3A00%3A00+%2B0000";
    private static final String TWILIOS = "G4TS09J2hkO52mP+IcJQlMfo72U=";
    private static final String JAMBONZ = "{\"call_sid\":\"1\"}";

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    @Test
    void believesWhatTwiliosOwnLibrarySigned() {
        headers.put("X-Twilio-Signature", TWILIOS);

        assertThat(twilio("not-a-real-token", "?agent=ann", FORM)).isEqualTo(Verdict.GENUINE);
    }

    /** With a key of the user's own, by a rule of Twilio's for the URL; the header beside it says so. */
    @Test
    void believesWhatTwiliosOwnLibrarySignedWithSha256() {
        headers.put("X-Twilio-Webhooks-Signature-Settings", "key=webhooks_sharedkey_1,algorithm=HMAC_SHA256");
        headers.put("X-Twilio-Signature", "J3/wRQBRr6IE1QcU5qT/ofUjEONHUgdclOXTQemyuto=");

        assertThat(twilio("not-a-real-token", "?agent=ann", FORM)).isEqualTo(Verdict.GENUINE);
        assertThat(twilio("another-token", "?agent=ann", FORM)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void believesNoOtherUrlFieldOrToken() {
        headers.put("X-Twilio-Signature", TWILIOS);

        assertThat(twilio("not-a-real-token", "?agent=bob", FORM)).isEqualTo(Verdict.FORGED);
        assertThat(twilio("not-a-real-token", "?agent=ann", FORM.replace("911", "912")))
                .isEqualTo(Verdict.FORGED);
        assertThat(twilio("not-a-real-token", "?agent=ann", FORM + "&Extra=1")).isEqualTo(Verdict.FORGED);
        assertThat(twilio("another-token", "?agent=ann", FORM)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void believesAJsonBodyByTheHashInTheSignedUrl() {
        headers.put("X-Twilio-Signature", "M09lwr0N/SUmqwvHwEbkeZKFY9w=");
        String query = "?bodySHA256=c82d5c1f20c7cb112f550f24612f466be4ad4f06318a2bbc8bd42ea99c896daf";
        Map<String, String> parameters = Map.of("bodySHA256", query.substring("?bodySHA256=".length()));
        Authenticity twilio = new Authenticity(GatewayAuth.TWILIO, null, List.of("not-a-real-token"));

        assertThat(twilio.of(request(query, parameters, "application/json", "{\"CallSid\":\"CA0001\"}"), NOON))
                .isEqualTo(Verdict.GENUINE);
        assertThat(twilio.of(request(query, parameters, "application/json", "{\"CallSid\":\"CA0002\"}"), NOON))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void believesNoTwilioBodyThatNothingSigns() {
        headers.put("X-Twilio-Signature", TWILIOS);
        Authenticity twilio = new Authenticity(GatewayAuth.TWILIO, null, List.of("not-a-real-token"));

        assertThat(twilio.of(request("?agent=ann", Map.of("agent", "ann"), "text/plain", FORM), NOON))
                .isEqualTo(Verdict.FORGED);
    }

    /** Whoever has seen the signature of one event with an empty or hashed body could sign any other with it. */
    @Test
    void believesNoBodyThatOnlyCallsItselfAForm() {
        String query = "?bodySHA256=c82d5c1f20c7cb112f550f24612f466be4ad4f06318a2bbc8bd42ea99c896daf";
        Authenticity twilio = new Authenticity(GatewayAuth.TWILIO, null, List.of("not-a-real-token"));
        headers.put("X-Twilio-Signature", "M09lwr0N/SUmqwvHwEbkeZKFY9w=");

        for (String type : List.of("application/x-www-form-urlencoded", "Application/X-WWW-Form-Urlencoded")) {
            assertThat(twilio.of(request(query, Map.of(), type, "{\"CallSid\":\"CA0002\"}"), NOON))
                    .isEqualTo(Verdict.FORGED);
        }
    }

    /** Twilio signs names and values without what parts them: a recording without its time would be as of now. */
    @ParameterizedTest
    @ValueSource(strings = {"Timestam=p", "Time=stamp", "T=imestamp"})
    void believesNoRecordingWhoseTimeIsCutIntoAnotherField(String cut) {
        headers.put("X-Twilio-Signature", TWILIOS);

        assertThat(twilio("not-a-real-token", "?agent=ann", FORM.replace("Timestamp=", cut)))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void tellsWhenJambonzSigned() {
        headers.put("Jambonz-Signature", "t=1772539200,v1=00");
        headers.put("X-Twilio-Signature", TWILIOS);

        assertThat(new Authenticity(GatewayAuth.JAMBONZ, "Jambonz-Signature", List.of("whsec-fictional"))
                        .signedAt(json(JAMBONZ)))
                .isEqualTo(NOON);
        assertThat(new Authenticity(GatewayAuth.TWILIO, null, List.of("not-a-real-token")).signedAt(json("{}")))
                .isNull();
    }

    @Test
    void asksWhoShowsNothingForWhatItIsToShow() {
        assertThat(new Authenticity(GatewayAuth.BASIC, null, List.of("user:the-secret")).challenge())
                .startsWith("Basic ");
        assertThat(new Authenticity(GatewayAuth.BEARER, null, List.of("the-secret")).challenge())
                .startsWith("Bearer ");
    }

    @Test
    void believesJambonzForFiveMinutes() {
        headers.put(
                "Jambonz-Signature",
                "t=1772539200,v1=40b5933b19a8194cead62febcc031cef0e604ec3d1c36be9a2cba5d8c4ce7f5e");
        Authenticity jambonz = new Authenticity(GatewayAuth.JAMBONZ, "Jambonz-Signature", List.of("whsec-fictional"));

        assertThat(jambonz.of(json(JAMBONZ), NOON.plus(Duration.ofMinutes(5)))).isEqualTo(Verdict.GENUINE);
        assertThat(jambonz.of(json(JAMBONZ), NOON.plus(Duration.ofSeconds(301))))
                .isEqualTo(Verdict.FORGED);
        assertThat(jambonz.of(json(JAMBONZ + " "), NOON)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void believesAnHmacOfTheBodyInHex() {
        headers.put("X-WebexCC-Signature", "5951a50c1efccf53ce39207b014cc108b72298aa308357bd6b51ddbe482117d4");
        Authenticity webex = new Authenticity(GatewayAuth.HMAC, "X-WebexCC-Signature", List.of("webex-fictional"));

        assertThat(webex.of(json("{\"id\":\"1\"}"), NOON)).isEqualTo(Verdict.GENUINE);
        assertThat(webex.of(json("{\"id\":\"2\"}"), NOON)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void believesEitherSecretWhileOneIsExchangedForTheOther() {
        headers.put("Authorization", "Bearer the-old-secret");

        assertThat(new Authenticity(GatewayAuth.BEARER, null, List.of("the-new-secret", "the-old-secret"))
                        .of(json("{}"), NOON))
                .isEqualTo(Verdict.GENUINE);
        assertThat(new Authenticity(GatewayAuth.BEARER, null, List.of("the-new-secret")).of(json("{}"), NOON))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void believesAUserAndAPasswordAndASecretInAHeader() {
        headers.put(
                "authorization",
                "basic " + Base64.getEncoder().encodeToString("aws:secret-of-aws".getBytes(StandardCharsets.UTF_8)));
        headers.put("X-Api-Key", "a-key-of-ours");

        assertThat(new Authenticity(GatewayAuth.BASIC, null, List.of("aws:secret-of-aws")).of(json("{}"), NOON))
                .isEqualTo(Verdict.GENUINE);
        assertThat(new Authenticity(GatewayAuth.BASIC, null, List.of("aws:another")).of(json("{}"), NOON))
                .isEqualTo(Verdict.FORGED);
        assertThat(new Authenticity(GatewayAuth.HEADER, "X-Api-Key", List.of("a-key-of-ours")).of(json("{}"), NOON))
                .isEqualTo(Verdict.GENUINE);
        assertThat(new Authenticity(GatewayAuth.BEARER, null, List.of("aws:secret-of-aws")).of(json("{}"), NOON))
                .isEqualTo(Verdict.UNSIGNED);
    }

    /** Also of a secret that is nearly right, and of one that is a right one's beginning. */
    @ParameterizedTest
    @EnumSource
    void believesInEachWayWhoHasTheSecretAndNobodyElse(GatewayAuth auth) {
        assertThat(shown(auth, "user:the-secret")).isEqualTo(Verdict.GENUINE);
        for (String wrong : List.of("user:the-secreT", "user:the-secre", "user:the-secret0", "x")) {
            assertThat(shown(auth, wrong)).as(wrong).isEqualTo(Verdict.FORGED);
        }
    }

    /** What a system with this secret shows, to a gateway that has another. */
    private Verdict shown(GatewayAuth auth, String secret) {
        String form = "application/x-www-form-urlencoded";
        byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
        headers.put("X-Any", secret);
        switch (auth) {
            case TWILIO ->
                headers.put(
                        "X-Twilio-Signature",
                        Base64.getEncoder().encodeToString(mac("HmacSHA1", secret, URL + "?code=" + secret + "a1")));
            case JAMBONZ ->
                headers.put(
                        "X-Any",
                        "t=1772539200,v1=" + HexFormat.of().formatHex(mac("HmacSHA256", secret, "1772539200.a=1")));
            case HMAC -> headers.put("X-Any", HexFormat.of().formatHex(mac("HmacSHA256", secret, "a=1")));
            case BASIC ->
                headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(utf8));
            case BEARER -> headers.put("Authorization", "Bearer " + secret);
            case AZURE, HEADER -> {}
        }
        return new Authenticity(auth, "X-Any", List.of("user:the-secret"))
                .of(request("?code=" + secret, Map.of("code", secret), form, "a=1"), NOON);
    }

    private static byte[] mac(String algorithm, String secret, String signed) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellsAnUnsignedRequestFromAForgedOne() {
        for (GatewayAuth auth : GatewayAuth.values()) {
            assertThat(new Authenticity(auth, "X-Any", List.of("whatever-it-is")).of(json("{}"), NOON))
                    .isEqualTo(Verdict.UNSIGNED);
        }
    }

    private Verdict twilio(String token, String query, String body) {
        Map<String, String> parameters = Map.of("agent", query.substring("?agent=".length()));
        return new Authenticity(GatewayAuth.TWILIO, null, List.of(token))
                .of(request(query, parameters, "application/x-www-form-urlencoded; charset=UTF-8", body), NOON);
    }

    private Incoming json(String body) {
        return request("", Map.of(), "application/json", body);
    }

    private Incoming request(String query, Map<String, String> parameters, String type, String body) {
        return new Incoming(URL + query, parameters, this::header, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable String header(String name) {
        return headers.get(name);
    }
}
