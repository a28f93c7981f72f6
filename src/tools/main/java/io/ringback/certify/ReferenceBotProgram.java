package io.ringback.certify;

import io.ringback.event.AutoResponderInstruction;
import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A bot that says what it would do. It is in a group and commits after each deed: started anew it goes on where it was, and
 * only a deed during which it was killed is done again.
 */
public final class ReferenceBotProgram {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, String> environment;
    private final EventReader<AutoResponderInstruction> reader = EventReader.of(AutoResponderInstruction.class);
    private final ReferenceBot bot = new ReferenceBot();

    public ReferenceBotProgram(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Acts and answers until the questions end. */
    public void run(InputStream in, OutputStream out) throws IOException, InterruptedException {
        LineProtocol protocol = new LineProtocol(out);
        KafkaConsumer<String, byte[]> consumer = consumer();
        Thread thread = new Thread(() -> follow(consumer, protocol), "bot");
        thread.start();
        try {
            protocol.serve(in, bot::answer);
        } finally {
            consumer.wakeup();
            thread.join();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        environment.getOrDefault("RINGBACK_BOOTSTRAP_SERVERS", "localhost:9092"),
                        "group.id",
                        prefix() + "bot",
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, LineProtocol protocol) {
        try (consumer) {
            consumer.subscribe(List.of(prefix() + "auto-responder"));
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    act(record, protocol);
                    consumer.commitSync(Map.of(
                            new TopicPartition(record.topic(), record.partition()),
                            new OffsetAndMetadata(record.offset() + 1)));
                }
            }
        } catch (WakeupException | IOException e) {
            // The questions have ended, or nobody listens any more.
        }
    }

    private void act(ConsumerRecord<String, byte[]> record, LineProtocol protocol) throws IOException {
        Optional<Map<String, Object>> deed = read(record).flatMap(instruction -> bot.act(record.key(), instruction));
        if (deed.isPresent()) {
            protocol.say(deed.get());
        }
    }

    private Optional<AutoResponderInstruction> read(ConsumerRecord<String, byte[]> record) {
        try {
            return record.key() == null || record.value() == null
                    ? Optional.empty()
                    : Optional.of(reader.read(record.value()));
        } catch (UnreadableRecordException e) {
            return Optional.empty();
        }
    }

    private String prefix() {
        return environment.getOrDefault("RINGBACK_TOPIC_PREFIX", "ringback.");
    }
}
