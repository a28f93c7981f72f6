package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import io.ringback.wire.EventSerdes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real HTTP in, real brokers out: what each way of showing who one is lets in, and what it keeps out. */
@Timeout(600)
class GatewayRoleIT {
    private static final String SECRET = "fictional-secret";
    private static final String DIAL = """
            {"callId":"%s","type":"STARTED","direction":"OUTBOUND","agentId":"ann","dialledNumber":"911"}""";

    @TempDir
    Path folder;

    private EmbeddedKafka kafka;
    private Settings settings;
    private GatewayRole role;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(folder.resolve("secret"), SECRET + "\n");
        Files.writeString(folder.resolve("login"), "aws:" + SECRET + "\n");
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        settings = Settings.load(with(SettingSources.none()));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicPlan.compare(TopicCatalog.load(settings), admin).apply(admin);
            admin.createTopics(List.of(new NewTopic("switch-events", 1, (short) 1)))
                    .all()
                    .get();
        }
        role = GatewayRole.start(settings);
    }

    private SettingSources with(SettingSources sources) {
        SettingSources all = sources.with("bootstrap.servers", kafka.bootstrapServers())
                .with("gateways", "phones,jambonz,webex,azure,aws,app,keyed,switch")
                .with("gateway.listen", "127.0.0.1:0")
                .with("gateway.url", "https://ringback.example.com/")
                .with("gateway.phones.system", "twilio")
                .with("gateway.jambonz.system", "jambonz")
                .with("gateway.webex.system", "webex-contact-center")
                .with("gateway.azure.system", "azure-communication-services")
                .with("gateway.aws.system", "ringback")
                .with("gateway.aws.auth", "basic")
                .with("gateway.app.system", "ringback")
                .with("gateway.keyed.system", "ringback")
                .with("gateway.keyed.auth", "header")
                .with("gateway.keyed.header", "X-Api-Key")
                .with("gateway.switch.system", "freeswitch")
                .with("gateway.switch.topic", "switch-events")
                .with("gateway.aws.secret-file", folder.resolve("login").toString());
        for (String name : List.of("phones", "jambonz", "webex", "azure", "app", "keyed")) {
            all = all.with(
                    "gateway." + name + ".secret-file", folder.resolve("secret").toString());
        }
        return all;
    }

    @AfterEach
    void stop() {
        role.close();
        kafka.close();
    }

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

        assertThat(published()).extracting(CallEvent::getAgentId).containsExactly("ann");
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
        assertThat(json("app", "{\"callId\":\"1\"}", bearer)).isEqualTo(422);
        // Asks before it sends: the server closes on what it will not read, and a sender at it might not see the
        // answer.
        HttpRequest.Builder large = request("app").header(bearer[0], bearer[1]).expectContinue(true);
        assertThat(send(large.POST(BodyPublishers.ofString("{" + " ".repeat(70_000) + "}")))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(request("app").GET()).statusCode()).isEqualTo(405);
        assertThat(json("switch", "{}", bearer)).isEqualTo(404);
        assertThat(published()).isEmpty();
    }

    @Test
    void asksToComeAgainWhileTheBrokersAreAwayAndTellsItThen() throws Exception {
        int port = Integer.parseInt(kafka.bootstrapServers().split(":", 2)[1]);
        assertThat(json("app", DIAL.formatted("first"), "Authorization", "Bearer " + SECRET))
                .isEqualTo(204);
        kafka.close();

        HttpResponse<String> away = send(request("app")
                .header("Authorization", "Bearer " + SECRET)
                .POST(BodyPublishers.ofString(DIAL.formatted("second"))));
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(json(
                                "app",
                                "{\"callId\":\"second\",\"type\":\"ANSWERED\"}",
                                "Authorization",
                                "Bearer " + SECRET))
                        .isEqualTo(204));
        assertThat(published().stream().filter(event -> event.getCallId().equals("second")))
                .extracting(CallEvent::getType)
                .contains(CallEventType.STARTED, CallEventType.ANSWERED);
    }

    @Test
    void isNotReadyWhileWhereEventsGoIsGone() throws Exception {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(role::isReady);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(settings.topicPrefix() + "call-events"))
                    .all()
                    .get();
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !role.isReady());

            TopicPlan.compare(TopicCatalog.load(settings), admin).apply(admin);
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(role::isReady);
        }
        kafka.close();

        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !role.isReady());
    }

    @Test
    void followsATopicOfTheSystemsOwn() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            // Again and again, since a follower that begins looks at what comes from now on.
            Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                for (String line : List.of("no event", """
                        {"Event-Name":"CHANNEL_CREATE","Unique-ID":"f1","Call-Direction":"inbound","Caller-Username":"1001","Caller-Destination-Number":"911","Event-Date-Timestamp":"%d000"}
                        """.formatted(System.currentTimeMillis()))) {
                    producer.send(new ProducerRecord<>("switch-events", line.getBytes(StandardCharsets.UTF_8)))
                            .get();
                }
                assertThat(published()).extracting(CallEvent::getAgentId).contains("1001");
            });
        }
    }

    @Test
    void listensWithItsOwnCertificate() throws Exception {
        Path store = OwnCertificate.in(folder);
        Files.writeString(folder.resolve("password"), OwnCertificate.PASSWORD);
        Settings secure = Settings.load(with(SettingSources.none())
                .with("gateway.tls.key-store", store.toString())
                .with("gateway.tls.password-file", folder.resolve("password").toString()));

        try (GatewayRole tls = GatewayRole.start(secure)) {
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(OwnCertificate.trusted(store))
                    .build();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("https://localhost:" + tls.port() + "/v1/gateways/app"))
                    .header("Authorization", "Bearer " + SECRET)
                    .POST(BodyPublishers.ofString(DIAL.formatted("1")))
                    .build();

            Awaitility.await()
                    .untilAsserted(() -> assertThat(client.send(request, BodyHandlers.ofString())
                                    .statusCode())
                            .isEqualTo(204));
        }
    }

    @Test
    void saysInOneLineWhatIsMissing() {
        Settings none = Settings.load(SettingSources.none());
        Settings open =
                Settings.load(SettingSources.none().with("gateways", "x").with("gateway.x.system", "twilio"));

        assertThatThrownBy(() -> GatewayRole.start(none)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GatewayRole.start(open)).hasMessageContaining("gateway.x.secret-file is needed");
    }

    private int form(String path, String body, String... headers) throws Exception {
        return post(path, "application/x-www-form-urlencoded", body, headers);
    }

    private int json(String path, String body, String... headers) throws Exception {
        return post(path, "application/json", body, headers);
    }

    private int post(String path, String type, String body, String... headers) throws Exception {
        HttpRequest.Builder request = request(path).header("Content-Type", type);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        request.POST(BodyPublishers.ofString(body));
        // Who is told to come again does: brokers may be slow.
        return Awaitility.await().until(() -> send(request).statusCode(), status -> status != 503);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + role.port() + "/v1/gateways/" + path))
                .version(HttpClient.Version.HTTP_1_1);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    /** Everything in the topic. */
    private List<CallEvent> published() {
        String topic = settings.topicPrefix() + "call-events";
        List<CallEvent> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
                var deserializer = EventSerdes.avro(CallEvent.class).deserializer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> events.add(deserializer.deserialize(topic, record.value())));
            }
        }
        return events;
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
