package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.centre.SimulatedGateway;
import io.ringback.cli.RunningRingback;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was handled goes, what was not stays. */
@Tag("long")
class PurgeIT {
    private static final TopicPartition CALLS = new TopicPartition("ringback.call-events", 0);
    private static final int CALLS_MADE = 40;
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

    /** The setting, in a process as an operator runs it: every call is served, and then none can be read any more. */
    @Test
    void aRunningProcessDeletesWhatItHasServed(@TempDir Path folder) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                Admin admin = Admin.create(client(kafka));
                RunningRingback running = RunningRingback.startOn(kafka, folder, "call-events.purge=true")) {
            Settings settings =
                    Settings.load(SettingSources.none().with("bootstrap.servers", kafka.bootstrapServers()));
            try (SimulatedGateway gateway = new SimulatedGateway(settings.topicPrefix(), settings.kafka())) {
                for (int i = 0; i < CALLS_MADE; i++) {
                    gateway.dials("call-" + i, "agent-" + i, "default", "911");
                }
            }

            Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                assertThat(offsets(admin, "call-events", OffsetSpec.latest())).isEqualTo(CALLS_MADE);
                assertThat(offsets(admin, "call-events", OffsetSpec.earliest())).isEqualTo(CALLS_MADE);
                assertThat(offsets(admin, "auto-responder", OffsetSpec.latest()))
                        .as("one instruction each, and the marks of transactions")
                        .isGreaterThanOrEqualTo(CALLS_MADE);
            });
            assertThat(running.said()).doesNotContain("purge-failed");
        }
    }

    /** All partitions' together. */
    private static long offsets(Admin admin, String topic, OffsetSpec which) throws Exception {
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, 8)
                .mapToObj(partition -> new TopicPartition("ringback." + topic, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> which));
        return admin.listOffsets(asked).all().get().values().stream()
                .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                .sum();
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
