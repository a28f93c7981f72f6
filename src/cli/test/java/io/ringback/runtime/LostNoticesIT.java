package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.cli.RunningRingback;
import io.ringback.embedded.EmbeddedKafka;
import io.ringback.event.Contact;
import io.ringback.event.ContactChannel;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeKind;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.topics.TopicCatalog;
import io.ringback.topics.TopicPlan;
import io.ringback.wire.EventReader;
import io.ringback.wire.EventSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
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
 * R14, R29: notices that nobody had told when retention took them away are not gone without a word. Deleting records is what
 * retention does, without the wait.
 */
@Timeout(600)
@Tag("long")
class LostNoticesIT {
    private static final TopicPartition NOTICES = new TopicPartition("ringback.notices", 0);

    @TempDir
    Path folder;

    @Test
    void areToldOfByTheNotifyThatComesAfterThem() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                Admin admin = makeTopics(kafka);
                KafkaConsumer<String, byte[]> notices = TopicReader.committed(kafka, NOTICES.topic())) {
            publish(kafka, "ringback.contacts", "east-desk", contactOf("east"));
            serve(kafka, () -> read(kafka, admin, "first"));
            serve(kafka, () -> read(kafka, admin, "after-a-restart"));
            assertThat(poolsThatLost(notices)).isEmpty();

            publish(kafka, NOTICES.topic(), "east", notice("nobody-reads-this", "east"));
            long end = notices.endOffsets(List.of(NOTICES)).getOrDefault(NOTICES, 0L);
            admin.deleteRecords(Map.of(NOTICES, RecordsToDelete.beforeOffset(end)))
                    .all()
                    .get();
            serve(kafka, () -> read(kafka, admin, "after-the-loss"));

            assertThat(poolsThatLost(notices)).containsExactly("default", "east");
        }
    }

    private static Admin makeTopics(EmbeddedKafka kafka) {
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        Settings settings = Settings.load(SettingSources.none().with("bootstrap.servers", kafka.bootstrapServers()));
        TopicPlan.compare(TopicCatalog.load(settings), admin).createMissing(admin);
        return admin;
    }

    private void serve(EmbeddedKafka kafka, Runnable meanwhile) throws Exception {
        List<String> arguments = List.of(
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--role",
                "notify",
                "--set",
                "http.port=0",
                "--set",
                "state.dir=" + folder.resolve("state"));
        try (RunningRingback running = RunningRingback.start(folder, List.of(), arguments)) {
            meanwhile.run();
            assertThat(running.said()).contains("READY");
        }
    }

    /** Returns once notify has read it. */
    private static void read(EmbeddedKafka kafka, Admin admin, String id) {
        publish(kafka, NOTICES.topic(), "default", notice(id, "default"));
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> isReadToTheEnd(admin));
    }

    private static boolean isReadToTheEnd(Admin admin) throws Exception {
        var committed = admin.listConsumerGroupOffsets("ringback-notify")
                .partitionsToOffsetAndMetadata()
                .get()
                .get(NOTICES);
        long end = admin.listOffsets(Map.of(NOTICES, OffsetSpec.latest()))
                .partitionResult(NOTICES)
                .get()
                .offset();
        return committed != null && committed.offset() >= end - 1;
    }

    private static Set<String> poolsThatLost(KafkaConsumer<String, byte[]> notices) {
        EventReader<EmergencyNotice> reader = EventReader.of(EmergencyNotice.class);
        Set<String> pools = new TreeSet<>();
        long end = notices.endOffsets(List.of(NOTICES)).getOrDefault(NOTICES, 0L);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            notices.poll(Duration.ofMillis(100)).forEach(record -> {
                EmergencyNotice notice = reader.read(record.value());
                if (notice.getKind() == NoticeKind.EVENTS_LOST) {
                    pools.add(notice.getPool());
                }
            });
            return notices.position(NOTICES) >= end;
        });
        return pools;
    }

    private static EmergencyNotice notice(String id, String pool) {
        return EmergencyNotice.newBuilder()
                .setEventId(id)
                .setNoticeId(id)
                .setPool(pool)
                .setKind(NoticeKind.EMERGENCY_CALL_PLACED)
                .setAgentId("ann")
                .setAt(Instant.now())
                .build();
    }

    private static Contact contactOf(String pool) {
        return Contact.newBuilder()
                .setContactId("east-desk")
                .setPool(pool)
                .setKinds(List.of())
                .setChannel(ContactChannel.LOG)
                .setAddress("log")
                .build();
    }

    private static <T extends SpecificRecord> void publish(EmbeddedKafka kafka, String topic, String key, T value) {
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (KafkaProducer<String, T> producer = new KafkaProducer<>(
                client, new StringSerializer(), EventSerdes.<T>avro(type(value)).serializer())) {
            var unused = producer.send(new ProducerRecord<>(topic, key, value));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends SpecificRecord> Class<T> type(T value) {
        return (Class<T>) value.getClass();
    }
}
