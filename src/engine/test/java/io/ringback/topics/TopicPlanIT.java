package io.ringback.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the plan makes on a real broker is what it then finds. */
class TopicPlanIT {
    @Test
    void appliesEverythingOnceAndKeepsWhatIsFixed() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(null, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicCatalog catalog = catalog("ringback.", "PT60M");
            TopicPlan.compare(catalog, admin).apply(admin);
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(TopicPlan.compare(catalog, admin).lines())
                                    .isEmpty());

            TopicCatalog longer = catalog("ringback.", "PT2H");
            TopicPlan wrong = TopicPlan.compare(longer, admin);
            assertThat(wrong.misconfigured()).isNotEmpty();
            wrong.apply(admin);
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(TopicPlan.compare(longer, admin).lines()).isEmpty());

            admin.createTopics(List.of(new NewTopic("other.call-events", 3, (short) 1)));
            TopicCatalog other = catalog("other.", "PT60M");
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(TopicPlan.compare(other, admin).refused())
                                    .hasSize(1));
            assertThatThrownBy(() -> TopicPlan.compare(other, admin).apply(admin))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("fixed for life");
            assertThat(TopicPlan.compare(other, admin).missing())
                    .hasSize(other.topics().size() - 1);
        }
    }

    private static TopicCatalog catalog(String prefix, String lease) {
        return TopicCatalog.load(
                Settings.load(SettingSources.none().with("topic.prefix", prefix).with("callback.lease", lease)));
    }
}
