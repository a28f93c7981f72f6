package io.ringback.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    private static final String TOPIC = "kept";

    @TempDir
    Path data;

    @Test
    void keepsWhatWasWrittenInAGivenDirectory() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0)) {
            createTopic(kafka);
            write(kafka, "before the restart", false);
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0)) {
            write(kafka, "after the restart", false);

            assertThat(read(kafka, 2)).containsExactly("before the restart", "after the restart");
        }
    }

    @Test
    void commitsTransactions() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            createTopic(kafka);

            write(kafka, "committed", true);

            assertThat(read(kafka, 1)).containsExactly("committed");
        }
    }

    @Test
    void letsNobodyElseLookIntoItsDirectory() throws Exception {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0)) {
            assertThat(Files.getPosixFilePermissions(kafka.dataDirectory()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void removesATemporaryDirectoryWhenClosed() {
        EmbeddedKafka kafka = EmbeddedKafka.start();
        Path temporary = kafka.dataDirectory();
        assertThat(temporary).exists();

        kafka.close();

        assertThat(temporary).doesNotExist();
    }

    @Test
    void tellsInOneLineThatAPortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(data, taken.getLocalPort()))
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessage(
                            "port %d on 127.0.0.1 cannot be had: it is in use or not allowed", taken.getLocalPort());
        }
    }

    @Test
    void refusesADirectoryThatAnotherBrokerUses() {
        try (EmbeddedKafka first = EmbeddedKafka.start(data, 0)) {
            assertThatThrownBy(() -> EmbeddedKafka.start(data, 0))
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessage("another broker is running on the data directory %s", first.dataDirectory());
        }
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void write(EmbeddedKafka kafka, String value, boolean transactional) throws Exception {
        Map<String, Object> settings = transactional
                ? Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "it")
                : Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            if (transactional) {
                producer.initTransactions();
                producer.beginTransaction();
            }
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
            if (transactional) {
                producer.commitTransaction();
            }
        }
    }

    private static List<String> read(EmbeddedKafka kafka, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
