package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.embedded.SuperUser;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The role gateway whose login loses the right to its topic while it runs, and gets it back. */
@Timeout(600)
class GatewayRightsIT {
    private static final SuperUser ADMIN = new SuperUser("admin", "aB7mT2nR5admin");
    private static final String LOGIN = "webhooks";
    private static final String PASSWORD = "wX3qv9Kz7party";
    private static final String TOPIC = "ringback.call-events";
    private static final String SECRET = "fictional-secret";
    private static final String FOREIGN = "switch-events";
    private static final AclBinding WRITE = right(ResourceType.TOPIC, TOPIC, AclOperation.WRITE);
    private static final AclBinding READ = right(ResourceType.TOPIC, TOPIC, AclOperation.READ);
    private static final AclBinding FOLLOW = right(ResourceType.TOPIC, FOREIGN, AclOperation.READ);
    private static final AclBinding GROUP = right(ResourceType.GROUP, "ringback.webhooks-switch", AclOperation.READ);

    @TempDir
    Path folder;

    private EmbeddedKafka kafka;
    private Admin admin;
    private GatewayRole role;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.startSecured(ADMIN);
        Map<String, Object> client = new HashMap<>(ADMIN.login());
        client.put("bootstrap.servers", kafka.bootstrapServers());
        admin = Admin.create(client);
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        LOGIN, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096), PASSWORD)))
                .all()
                .get();
        admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1), new NewTopic(FOREIGN, 1, (short) 1)))
                .all()
                .get();
        admin.createAcls(List.of(WRITE, FOLLOW, GROUP)).all().get();
        SettingSources sources = SettingSources.none()
                .with("bootstrap.servers", kafka.bootstrapServers())
                .with("gateways", "app,switch")
                .with("gateway.switch.system", "ringback")
                .with("gateway.switch.topic", FOREIGN)
                .with("gateway.listen", "127.0.0.1:0")
                .with("gateway.app.system", "ringback")
                .with("gateway.app.secret-file", Files.writeString(folder.resolve("secret"), SECRET));
        for (Map.Entry<String, Object> one : SuperUser.login(LOGIN, PASSWORD).entrySet()) {
            sources = sources.with("gateway.kafka." + one.getKey(), one.getValue());
        }
        role = GatewayRole.start(Settings.load(sources));
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(role::isReady);
    }

    @AfterEach
    void stop() {
        role.close();
        admin.close();
        kafka.close();
    }

    @Test
    void isNotReadyWithoutTheRightToWriteAndTellsThenWhatItWasGivenMeanwhile() throws Exception {
        admin.createAcls(List.of(READ)).all().get();
        admin.deleteAcls(List.of(WRITE.toFilter())).all().get();
        awaitWord("this login may not write " + TOPIC + " (access apply)");
        assertThat(post()).isEqualTo(503);

        admin.createAcls(List.of(WRITE)).all().get();

        Awaitility.await().atMost(Duration.ofMinutes(2)).until(role::isReady);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> records() == 1);
    }

    @Test
    void isNotReadyWithoutTheRightToSeeItsTopic() throws Exception {
        admin.deleteAcls(List.of(WRITE.toFilter())).all().get();

        awaitWord("this login may not write " + TOPIC + " (access apply)");
    }

    @Test
    void readsWhatASystemWroteWhileTheRightToReadItWasAway() throws Exception {
        write("1");
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> records() == 1);
        admin.deleteAcls(List.of(FOLLOW.toFilter())).all().get();
        write("2");

        admin.createAcls(List.of(FOLLOW)).all().get();

        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> records() == 2);
    }

    private void write(String call) throws Exception {
        Map<String, Object> client = new HashMap<>(ADMIN.login());
        client.put("bootstrap.servers", kafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(FOREIGN, GatewayAtWork.DIAL.formatted(call)))
                    .get();
        }
    }

    private void awaitWord(String missing) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(role.isReady()).isFalse();
            assertThat(role.waitsFor()).isEqualTo(missing);
        });
    }

    private int post() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + role.port() + "/v1/gateways/app"))
                .header("Authorization", "Bearer " + SECRET)
                .POST(BodyPublishers.ofString(GatewayAtWork.DIAL.formatted("1")))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private long records() throws Exception {
        TopicPartition all = new TopicPartition(TOPIC, 0);
        return admin.listOffsets(Map.of(all, OffsetSpec.latest()))
                .partitionResult(all)
                .get()
                .offset();
    }

    private static AclBinding right(ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + LOGIN, "*", operation, AclPermissionType.ALLOW));
    }
}
