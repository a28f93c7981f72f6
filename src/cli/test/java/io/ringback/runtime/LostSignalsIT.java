package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.centre.SimulatedGateway;
import io.ringback.cli.RunningRingback;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.EmergencySignal;
import io.ringback.event.NoticeKind;
import io.ringback.event.SignalType;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import io.ringback.wire.EventReader;
import io.ringback.wire.EventSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * R14: an emergency that intake had passed on and no desk had read, when retention takes it away during an outage, is not
 * gone without a word. Deleting records is what retention does, without the wait.
 */
@Timeout(600)
@Tag("long")
class LostSignalsIT {
    private static final String POOL = "default";

    @TempDir
    Path folder;

    @Test
    void areNoticedByTheDeskThatComesAfterThem() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                Admin admin = makeTopics(kafka);
                KafkaConsumer<String, byte[]> notices = TopicReader.committed(kafka, "ringback.notices")) {
            Settings settings = settings(kafka);
            List<EmergencyNotice> seen = new ArrayList<>();
            serve(kafka, () -> dial(settings, notices, seen, "before"));
            serve(kafka, () -> dial(settings, notices, seen, "after-a-restart"));
            assertThat(seen).extracting(EmergencyNotice::getKind).doesNotContain(NoticeKind.EVENTS_LOST);

            TopicPartition partition = passOnAnEmergency(kafka);
            long end = notices.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end)))
                    .all()
                    .get();
            serve(kafka, () -> dial(settings, notices, seen, "after-the-loss"));

            assertThat(seen)
                    .filteredOn(notice -> notice.getKind() == NoticeKind.EVENTS_LOST)
                    .singleElement()
                    .satisfies(notice -> {
                        assertThat(notice.getPool()).isEqualTo(POOL);
                        assertThat(notice.getAgentId()).isNull();
                    });
        }
    }

    private static Admin makeTopics(EmbeddedKafka kafka) {
        Admin admin = Admin.create(client(kafka));
        TopicPlan.compare(TopicCatalog.load(settings(kafka)), admin).createMissing(admin);
        return admin;
    }

    private static Settings settings(EmbeddedKafka kafka) {
        return Settings.load(SettingSources.none().with("bootstrap.servers", kafka.bootstrapServers()));
    }

    private void serve(EmbeddedKafka kafka, Runnable meanwhile) throws Exception {
        try (RunningRingback running = RunningRingback.startOn(kafka, folder)) {
            meanwhile.run();
            assertThat(running.said()).contains("READY");
        }
    }

    /** Returns once its notice is there, which is said after what is said of a loss before it. */
    private static void dial(
            Settings settings, KafkaConsumer<String, byte[]> notices, List<EmergencyNotice> seen, String agent) {
        try (SimulatedGateway gateway = new SimulatedGateway(settings.topicPrefix(), settings.kafka())) {
            gateway.dials("call-" + agent, agent, POOL, "911");
        }
        EventReader<EmergencyNotice> reader = EventReader.of(EmergencyNotice.class);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            notices.poll(Duration.ofMillis(100)).forEach(record -> seen.add(reader.read(record.value())));
            return seen.stream()
                    .anyMatch(notice ->
                            notice.getKind() == NoticeKind.EMERGENCY_CALL_PLACED && agent.equals(notice.getAgentId()));
        });
    }

    /** As intake does, a moment before everything goes down. */
    private static TopicPartition passOnAnEmergency(EmbeddedKafka kafka) throws Exception {
        EmergencySignal signal = EmergencySignal.newBuilder()
                .setType(SignalType.EMERGENCY_DIALLED)
                .setPool(POOL)
                .setAgentId("ann")
                .setCallId("call-lost")
                .setSourceTopicId("t")
                .setSourceTopic("ringback.call-events")
                .setSourcePartition(0)
                .setSourceOffset(0)
                .setAppendedAt(Instant.now())
                .build();
        try (KafkaProducer<String, EmergencySignal> producer = new KafkaProducer<>(
                client(kafka),
                new StringSerializer(),
                EventSerdes.avro(EmergencySignal.class).serializer())) {
            var sent = producer.send(new ProducerRecord<>("ringback.emergency-signals", POOL, signal))
                    .get();
            return new TopicPartition(sent.topic(), sent.partition());
        }
    }

    private static Map<String, Object> client(EmbeddedKafka kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
