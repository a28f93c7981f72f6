package io.ringback.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicFollowerIT {
    private static final String TOPIC = "auto-responder";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A bot that has stopped following sends nobody a callback number any more. */
    @Test
    void goesOnAfterARecordAtWhichItsReaderFails() throws Exception {
        Queue<String> read = new ConcurrentLinkedQueue<>();
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
            try (Admin admin = Admin.create(client);
                    var producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                        .all()
                        .get();
                for (String key : List.of("a", "bad", "b")) {
                    producer.send(new ProducerRecord<>(TOPIC, key, "{}".getBytes(UTF_8)))
                            .get();
                }
            }
            try (TopicFollower follower = new TopicFollower("follower", client, Set.of(TOPIC), (record, news) -> {
                if (record.key().equals("bad")) {
                    throw new IllegalArgumentException("what nobody has thought of");
                }
                read.add(record.key());
            })) {
                follower.start();

                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(read).containsExactly("a", "b"));
            }
        }
    }

    /** Kafka's client says nothing of brokers that are gone: a poll without them is as one without news. */
    @Test
    void saysThatNoBrokerAnswersAndHowOldItsKnowledgeGrows(@TempDir Path directory) throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0);
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
        int port = Integer.parseInt(kafka.bootstrapServers().split(":", 2)[1]);
        make(client);
        try (TopicFollower follower = new TopicFollower("follower", client, Set.of(TOPIC), (record, news) -> {})) {
            follower.start();
            await().atMost(PATIENCE).until(() -> follower.isCaughtUp() && !follower.isTroubled());
            assertThat(follower.staleFor()).isLessThan(Duration.ofSeconds(30));

            kafka.close();

            await().atMost(PATIENCE).until(follower::isTroubled);
            await().atMost(PATIENCE).until(() -> follower.staleFor().compareTo(Duration.ofSeconds(10)) > 0);
            try (EmbeddedKafka back = EmbeddedKafka.start(directory, port)) {
                await("again on " + back.bootstrapServers())
                        .atMost(PATIENCE)
                        .until(() ->
                                !follower.isTroubled() && follower.staleFor().toSeconds() < 10);
            }
        }
    }

    /** Whoever makes a topic anew may have put more in it than the old one had. A follower looks once a second what is there. */
    @Test
    void readsATopicThatWasMadeAnewFromItsBeginning() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Map<String, Object> client =
                    Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
            make(client);
            write(client, "old");
            try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
                WholeTopics topics = new WholeTopics(consumer, Set.of(TOPIC));
                readUntil(topics, consumer, read -> read.contains("old"));

                try (Admin admin = Admin.create(client)) {
                    admin.deleteTopics(List.of(TOPIC)).all().get();
                }
                await("the topic is missed")
                        .pollInSameThread()
                        .atMost(PATIENCE)
                        .until(() -> poll(topics, consumer).isEmpty());
                make(client);
                write(client, "new-1", "new-2", "new-3");

                readUntil(topics, consumer, read -> read.equals(List.of("new-1", "new-2", "new-3")));
            }
        }
    }

    private static void readUntil(
            WholeTopics topics, KafkaConsumer<String, byte[]> consumer, Predicate<List<String>> enough) {
        List<String> read = new ArrayList<>();
        await("enough is read").pollInSameThread().atMost(PATIENCE).until(() -> {
            poll(topics, consumer).ifPresent(read::addAll);
            return enough.test(read);
        });
    }

    /** What was there to read; empty while there is no topic. */
    private static Optional<List<String>> poll(WholeTopics topics, KafkaConsumer<String, byte[]> consumer) {
        if (!topics.assigned()) {
            return Optional.empty();
        }
        List<String> read = new ArrayList<>();
        consumer.poll(Duration.ofMillis(100)).forEach(record -> read.add(record.key()));
        return Optional.of(read);
    }

    private static void make(Map<String, Object> client) throws Exception {
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void write(Map<String, Object> client, String... keys) throws Exception {
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
            for (String key : keys) {
                producer.send(new ProducerRecord<>(TOPIC, key, "{}".getBytes(UTF_8)))
                        .get();
            }
        }
    }
}
