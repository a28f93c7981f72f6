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
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The role gateway beside brokers that come and go, topics of other systems, and certificates. */
class GatewayRoleIT extends GatewayAtWork {
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

    /** Twilio's callbacks and jambonz' hooks are posted once, whatever they are answered. */
    @Test
    void tellsAnEmergencyThatWasPostedOnceWhenTheBrokersAreBack() throws Exception {
        int port = Integer.parseInt(kafka.bootstrapServers().split(":", 2)[1]);
        assertThat(json("app", DIAL.formatted("first"), "Authorization", "Bearer " + SECRET))
                .isEqualTo(204);
        kafka.close();
        assertThat(postedOnce("while-away")).isEqualTo(503);
        role.close();
        role = GatewayRole.start(settings);
        assertThat(postedOnce("of-a-start-without-brokers")).isEqualTo(503);

        kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(published())
                        .filteredOn(event -> event.getCallId().equals("of-a-start-without-brokers"))
                        .isNotEmpty()
                        .allSatisfy(event -> assertThat(event.getType()).isEqualTo(CallEventType.STARTED)));
    }

    private int postedOnce(String call) throws Exception {
        return send(request("app")
                        .header("Authorization", "Bearer " + SECRET)
                        .POST(BodyPublishers.ofString(DIAL.formatted(call))))
                .statusCode();
    }

    @Test
    void readsWhatAPartitionMoreHasFromItsBeginning() throws Exception {
        followsATopicOfTheSystemsOwn();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            admin.createPartitions(Map.of("switch-events", NewPartitions.increaseTo(2)))
                    .all()
                    .get();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> producer.partitionsFor("switch-events").size() == 2);
            producer.send(new ProducerRecord<>("switch-events", 1, null, switchDial("1002")))
                    .get();
        }

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(published())
                        .extracting(CallEvent::getAgentId)
                        .contains("1002"));
    }

    private static byte[] switchDial(String agent) {
        return """
                {"Event-Name":"CHANNEL_CREATE","Unique-ID":"f%s","Call-Direction":"inbound","Caller-Username":"%s","Caller-Destination-Number":"911","Event-Date-Timestamp":"%d000"}
                """.formatted(agent, agent, System.currentTimeMillis()).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void isNotReadyWhileWhereEventsGoIsGone() throws Exception {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(role::isReady);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(settings.topicPrefix() + "call-events"))
                    .all()
                    .get();
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !role.isReady());
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(role.waitsFor()).contains("topic", "call-events"));

            TopicPlan.compare(TopicCatalog.load(settings), admin).apply(admin);
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(role::isReady);
        }
        kafka.close();

        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !role.isReady());
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> role.waitsFor().equals("waiting for a broker"));
    }

    @Test
    void followsATopicOfTheSystemsOwn() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            // Again and again, since a follower that begins looks at what comes from now on.
            Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                for (byte[] line : List.of("no event".getBytes(StandardCharsets.UTF_8), switchDial("1001"))) {
                    producer.send(new ProducerRecord<>("switch-events", line)).get();
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
}
