package io.ringback.gaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What intake asks of its sources, asked of a real broker. */
final class ClusterSourceLogIT {
    private static final String TOPIC = "ringback.call-events";
    private static final String GROUP = "ringback-intake";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    @Test
    void knowsTheTopicWhatIsCommittedAndWhereTheLogBegins() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                SourceLog log = log(kafka)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            assertThat(log.committed(GROUP, PARTITION).get()).isEmpty();

            write(kafka, 10);
            admin.deleteRecords(Map.of(PARTITION, RecordsToDelete.beforeOffset(7)))
                    .all()
                    .get();
            admin.alterConsumerGroupOffsets(GROUP, Map.of(PARTITION, new OffsetAndMetadata(4)))
                    .all()
                    .get();

            await().untilAsserted(() -> {
                assertThat(log.committed(GROUP, PARTITION).get()).hasValue(4);
                assertThat(log.start(PARTITION)).hasValue(7);
                assertThat(GapWatch.after(log, GROUP, PARTITION, System::currentTimeMillis)
                                .lostBefore(7))
                        .isEqualTo(6);
            });

            String id = log.topicId(TOPIC);
            admin.deleteTopics(List.of(TOPIC)).all().get();
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            await().ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(log.topicId(TOPIC)).isNotBlank().isNotEqualTo(id));
            assertThatThrownBy(() -> log.topicId("missing")).isInstanceOf(KafkaException.class);
        }
    }

    private static SourceLog log(EmbeddedKafka kafka) {
        Settings settings = Settings.load(SettingSources.none().with("bootstrap.servers", kafka.bootstrapServers()));
        return ClusterSourceLog.of(settings, Role.INTAKE).get();
    }

    private static void write(EmbeddedKafka kafka, int records) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(TOPIC, "key", "value")).get();
            }
        }
    }
}
