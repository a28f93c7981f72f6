package io.ringback.gateway;

import io.ringback.common.Partitions;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.event.CallEvent;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The role gateway at work beside a broker of its own, for gateways that show in every way who they are. */
@Timeout(600)
abstract class GatewayAtWork {
    static final String SECRET = "fictional-secret";
    static final String DIAL = """
            {"callId":"%s","type":"STARTED","direction":"OUTBOUND","agentId":"ann","dialledNumber":"911"}""";

    @TempDir
    Path folder;

    EmbeddedKafka kafka;
    Settings settings;
    GatewayRole role;

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

    SettingSources with(SettingSources sources) {
        SettingSources all = sources.with("bootstrap.servers", kafka.bootstrapServers())
                .with("gateways", "phones,jambonz,webex,azure,aws,app,keyed,switch")
                .with("gateway.listen", "127.0.0.1:0")
                .with("gateway.kafka.metadata.max.age.ms", 2_000)
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

    int form(String path, String body, String... headers) throws Exception {
        return post(path, "application/x-www-form-urlencoded", body, headers);
    }

    int json(String path, String body, String... headers) throws Exception {
        return post(path, "application/json", body, headers);
    }

    int post(String path, String type, String body, String... headers) throws Exception {
        HttpRequest.Builder request = request(path).header("Content-Type", type);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        request.POST(BodyPublishers.ofString(body));
        // Who is told to come again does: brokers may be slow.
        return Awaitility.await().until(() -> send(request).statusCode(), status -> status != 503);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + role.port() + "/v1/gateways/" + path))
                .version(HttpClient.Version.HTTP_1_1);
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    /** Everything in the topic. */
    List<CallEvent> published() {
        String topic = settings.topicPrefix() + "call-events";
        List<CallEvent> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
                var deserializer = EventSerdes.avro(CallEvent.class).deserializer()) {
            Map<TopicPartition, Long> ends = Partitions.assignFromBeginning(consumer, List.of(topic));
            while (!Partitions.areRead(consumer, ends)) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> events.add(deserializer.deserialize(topic, record.value())));
            }
        }
        return events;
    }
}
