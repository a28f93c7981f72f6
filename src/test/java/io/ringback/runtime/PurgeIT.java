package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.embedded.EmbeddedKafka;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What was handled goes, what was not stays. */
class PurgeIT {
    private static final TopicPartition CALLS = new TopicPartition("ringback.call-events", 0);
    private static final String GROUP = "ringback-intake";

    @Test
    void deletesWhatIsCommittedAndNothingElse() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                Admin admin = Admin.create(client(kafka))) {
            admin.createTopics(List.of(new NewTopic(CALLS.topic(), 1, (short) 1)))
                    .all()
                    .get();
            write(kafka, 10);
            commit(kafka, 6);

            try (Purge purge = Purge.start(admin, GROUP, CALLS.topic())) {
                Awaitility.await()
                        .untilAsserted(() -> assertThat(earliest(admin)).isEqualTo(6));
                commit(kafka, 10);
                Awaitility.await()
                        .untilAsserted(() -> assertThat(earliest(admin)).isEqualTo(10));
                assertThat(purge).isNotNull();
            }
        }
    }

    private static long earliest(Admin admin) throws Exception {
        return admin.listOffsets(Map.of(CALLS, OffsetSpec.earliest()))
                .partitionResult(CALLS)
                .get()
                .offset();
    }

    private static void write(EmbeddedKafka kafka, int count) throws Exception {
        try (var producer = new KafkaProducer<>(client(kafka), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < count; i++) {
                producer.send(new ProducerRecord<>(CALLS.topic(), "call " + i)).get();
            }
        }
    }

    private static void commit(EmbeddedKafka kafka, long offset) {
        Map<String, Object> client = client(kafka);
        client.put("group.id", GROUP);
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            consumer.commitSync(Map.of(CALLS, new OffsetAndMetadata(offset)));
        }
    }

    private static Map<String, Object> client(EmbeddedKafka kafka) {
        return new HashMap<>(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }
}
