package io.ringback.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.embedded.SuperUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.junit.jupiter.api.Test;

class InternalTopicsIT {
    private static final SuperUser ADMIN = new SuperUser("admin", "aB7mT2nR5admin");
    private static final SuperUser NOBODY = new SuperUser("nobody", "wX3qv9Kz7nobody");

    @Test
    void areThereBeforeAnyGroupOrTransaction() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                Admin admin = client(kafka, Map.of())) {
            assertThat(topics(admin)).isEmpty();

            InternalTopics.askFor(admin, "ringback").await();

            assertThat(topics(admin)).containsExactlyInAnyOrder("__consumer_offsets", "__transaction_state");
        }
    }

    @Test
    void areNotWaitedForByWhoMayNotSeeThem() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.startSecured(ADMIN);
                Admin admin = client(kafka, ADMIN.login())) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            NOBODY.name(),
                            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096),
                            NOBODY.password())))
                    .all()
                    .get();
            await().ignoreExceptions().until(() -> brokersSeenBy(NOBODY, kafka) == 1);

            try (Admin nobody = client(kafka, NOBODY.login())) {
                InternalTopics.askFor(nobody, "ringback").await();
            }

            assertThat(topics(admin)).isEmpty();
        }
    }

    private static int brokersSeenBy(SuperUser user, EmbeddedKafka kafka) throws Exception {
        try (Admin admin = client(kafka, user.login())) {
            return admin.describeCluster().nodes().get().size();
        }
    }

    private static Admin client(EmbeddedKafka kafka, Map<String, Object> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return Admin.create(settings);
    }

    private static Set<String> topics(Admin admin) throws Exception {
        return admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
    }
}
