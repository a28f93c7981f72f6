package io.ringback.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringback.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TopicFollowerIT {
    private static final String TOPIC = "auto-responder";

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
}
