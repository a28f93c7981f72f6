package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Real HTTP in, real brokers out: what each way of showing who one is lets in, and what it keeps out. */
class GatewaySendersIT extends GatewayAtWork {
    @Test
    void takesWhatTwilioSignsAndNothingElse() throws Exception {
        String form =
                "CallSid=CA1&CallStatus=initiated&Direction=outbound-dial&From=%2B12025550111&ParentCallSid=CA0&To=911";
        String signed = "https://ringback.example.com/v1/gateways/phones?agent=ann"
                + "CallSidCA1CallStatusinitiatedDirectionoutbound-dialFrom+12025550111ParentCallSidCA0To911";
        String signature = Base64.getEncoder().encodeToString(mac("HmacSHA1", signed));

        assertThat(form("phones?agent=ann", form)).isEqualTo(401);
        assertThat(form("phones?agent=bob", form, "X-Twilio-Signature", signature))
                .isEqualTo(403);
        assertThat(form("phones?agent=ann", form + "0", "X-Twilio-Signature", signature))
                .isEqualTo(403);
        assertThat(form("phones?agent=ann", form, "X-Twilio-Signature", signature))
                .isEqualTo(204);

        assertThat(published()).singleElement().satisfies(event -> {
            assertThat(event.getAgentId()).isEqualTo("ann");
            assertThat(event.getDialledNumber()).isEqualTo("911");
            assertThat(event.getGatewayId()).isEqualTo("phones");
        });
    }

    @Test
    void takesWhatJambonzSignsWithATimeOfNow() throws Exception {
        String body =
                "{\"call_sid\":\"1\",\"direction\":\"inbound\",\"from\":\"ann\",\"to\":\"911\",\"call_status\":\"trying\"}";
        long now = Instant.now().getEpochSecond();

        assertThat(json("jambonz", body)).isEqualTo(401);
        assertThat(json("jambonz", body, "Jambonz-Signature", jambonz(now - 3_600, body)))
                .isEqualTo(403);
        assertThat(json("jambonz", body.replace("ann", "bob"), "Jambonz-Signature", jambonz(now, body)))
                .isEqualTo(403);
        assertThat(json("jambonz", body, "Jambonz-Signature", jambonz(now, body)))
                .isEqualTo(204);

        assertThat(published()).extracting(CallEvent::getAgentId).containsExactly("ann");
    }

    /** R14: what is told again with a time before the call's end begins nothing. */
    @Test
    void tellsARecordingOfJambonzEventWithItsOwnTimeAlsoAfterARestart() throws Exception {
        String call =
                "{\"call_sid\":\"1\",\"direction\":\"inbound\",\"from\":\"ann\",\"to\":\"911\",\"call_status\":\"%s\"}";
        String dial = call.formatted("trying");
        String end = call.formatted("completed");
        long ended = Instant.now().getEpochSecond() - 60;
        String signature = jambonz(ended - 30, dial);
        assertThat(json("jambonz", dial, "Jambonz-Signature", signature)).isEqualTo(204);
        assertThat(json("jambonz", end, "Jambonz-Signature", jambonz(ended, end)))
                .isEqualTo(204);
        role.close();
        role = GatewayRole.start(settings);

        assertThat(json("jambonz", dial, "Jambonz-Signature", signature)).isEqualTo(204);

        assertThat(published())
                .filteredOn(event -> event.getType() == CallEventType.STARTED)
                .hasSizeGreaterThan(1)
                .allSatisfy(event -> assertThat(event.getOccurredAt()).isEqualTo(Instant.ofEpochSecond(ended - 30)));
    }

    @Test
    void takesWhatWebexSignsAndRefusesARecordingOfIt() throws Exception {
        String body =
                "{\"type\":\"task:new\",\"data\":{\"taskId\":\"1\",\"agentId\":\"ann\",\"direction\":\"OUTBOUND\","
                        + "\"destination\":\"911\",\"createdTime\":%d}}";
        String fresh = body.formatted(System.currentTimeMillis());
        String recorded =
                body.formatted(System.currentTimeMillis() - Duration.ofHours(2).toMillis());

        assertThat(json("webex", fresh, "X-WebexCC-Signature", "00")).isEqualTo(403);
        assertThat(json("webex", recorded, "X-WebexCC-Signature", hex(recorded)))
                .isEqualTo(403);
        assertThat(json("webex", fresh, "X-WebexCC-Signature", hex(fresh))).isEqualTo(204);

        assertThat(published())
                .as("a stand-in for what is too old, which nobody can serve any more, and the call")
                .extracting(CallEvent::getAgentId)
                .containsExactly(null, "ann");
    }

    @Test
    void shakesHandsWithEventGridOnceItShowsTheCode() throws Exception {
        String body = "[{\"id\":\"1\",\"eventType\":\"Microsoft.EventGrid.SubscriptionValidationEvent\","
                + "\"data\":{\"validationCode\":\"512d38b6\"}}]";

        assertThat(json("azure", body, "aeg-event-type", "SubscriptionValidation"))
                .isEqualTo(401);
        assertThat(json("azure?code=wrong-code", body, "aeg-event-type", "SubscriptionValidation"))
                .isEqualTo(403);
        HttpResponse<String> answer = send(request("azure?code=" + SECRET)
                .header("Content-Type", "application/json")
                .header("aeg-event-type", "SubscriptionValidation")
                .POST(BodyPublishers.ofString(body)));
        HttpResponse<String> cloudEvents = send(request("azure?code=" + SECRET)
                .header("WebHook-Request-Origin", "eventgrid.azure.net")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.body()).isEqualTo("{\"validationResponse\":\"512d38b6\"}");
        assertThat(cloudEvents.headers().firstValue("WebHook-Allowed-Origin")).contains("eventgrid.azure.net");
        assertThat(published()).isEmpty();
    }

    @Test
    void takesBasicBearerAndAKeyInAHeader() throws Exception {
        String login =
                "Basic " + Base64.getEncoder().encodeToString(("aws:" + SECRET).getBytes(StandardCharsets.UTF_8));

        assertThat(json("aws", DIAL.formatted("a"), "Authorization", login)).isEqualTo(204);
        assertThat(json("app", DIAL.formatted("b"), "Authorization", "Bearer " + SECRET))
                .isEqualTo(204);
        assertThat(json("keyed", DIAL.formatted("c"), "X-Api-Key", SECRET)).isEqualTo(204);
        assertThat(json("aws", DIAL.formatted("d"), "Authorization", "Bearer " + SECRET))
                .isEqualTo(401);
        assertThat(json("app", DIAL.formatted("d"), "Authorization", "Bearer " + SECRET + "0"))
                .isEqualTo(403);
        assertThat(json("keyed", DIAL.formatted("d"))).isEqualTo(401);

        assertThat(published()).extracting(CallEvent::getCallId).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void changesNothingForWhoShowsNothingOrSomethingElse() throws Exception {
        String event = DIAL.formatted("1");
        Map<String, String> places = Map.of(
                "phones", "X-Twilio-Signature",
                "jambonz", "Jambonz-Signature",
                "webex", "X-WebexCC-Signature",
                "azure", "Authorization",
                "aws", "Authorization",
                "app", "Authorization",
                "keyed", "X-Api-Key");
        Map<String, String> schemes = Map.of("azure", "Bearer ", "aws", "Basic ", "app", "Bearer ");

        for (Map.Entry<String, String> place : places.entrySet()) {
            String name = place.getKey();
            String forged = schemes.getOrDefault(name, "") + "another-secret";
            assertThat(json(name, event)).as(name).isEqualTo(401);
            assertThat(json(name, event, place.getValue(), forged)).as(name).isEqualTo(403);
        }
        assertThat(published()).isEmpty();
    }

    @Test
    void refusesWhatItCannotUse() throws Exception {
        String[] bearer = {"Authorization", "Bearer " + SECRET};

        assertThat(json("nobody", "{}", bearer)).isEqualTo(404);
        // Asks before it sends: the server closes on what it will not read, and who still sends may miss its answer.
        HttpRequest.Builder large = request("app").header(bearer[0], bearer[1]).expectContinue(true);
        assertThat(send(large.POST(BodyPublishers.ofString("{" + " ".repeat(70_000) + "}")))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(request("app").GET()).statusCode()).isEqualTo(405);
        assertThat(json("switch", "{}", bearer)).isEqualTo(404);
        assertThat(published()).isEmpty();
    }

    /** R16: nobody can tell whether it was an emergency. */
    @Test
    void tellsThatThereWasWhatItCouldNotRead() throws Exception {
        String[] bearer = {"Authorization", "Bearer " + SECRET};

        assertThat(json("app", "{\"callId\":\"1\"}", bearer)).isEqualTo(422);
        assertThat(json("app", "{\"callId\":", bearer)).isEqualTo(422);
        assertThat(json("app", "{\"callId\":", "Authorization", "Bearer nobody's"))
                .isEqualTo(403);

        assertThat(published()).hasSize(2).allSatisfy(event -> {
            assertThat(event.getType()).isEqualTo(CallEventType.UNKNOWN);
            assertThat(event.getEmergency()).isTrue();
            assertThat(event.getGatewayId()).isEqualTo("app");
            assertThat(event.getCallId()).isEqualTo("app-unreadable");
        });
    }

    private static String jambonz(long time, String body) {
        return "t=" + time + ",v1=" + hex(time + "." + body);
    }

    private static String hex(String signed) {
        return HexFormat.of().formatHex(mac("HmacSHA256", signed));
    }

    private static byte[] mac(String algorithm, String signed) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
