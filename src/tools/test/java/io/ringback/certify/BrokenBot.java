package io.ringback.certify;

import io.ringback.certify.Mistake.RowChange;
import io.ringback.certify.Mistake.Seen;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** A right bot but for one mistake. */
final class BrokenBot {
    private final Mistake mistake;
    private final Map<String, String> environment;
    private final RowChange change;
    private final EventReader<AutoResponderInstruction> reader = EventReader.of(AutoResponderInstruction.class);
    private final ReferenceBot bot = new ReferenceBot();
    private final AtomicBoolean ended = new AtomicBoolean();

    BrokenBot(Mistake mistake, Map<String, String> environment) {
        this.mistake = mistake;
        this.environment = environment;
        this.change = mistake.rows().get();
    }

    void run(InputStream in, OutputStream out) throws IOException, InterruptedException {
        LineProtocol protocol = new LineProtocol(out);
        Thread thread = new Thread(() -> follow(protocol), "broken-bot");
        thread.setDaemon(true);
        thread.start();
        protocol.serve(in, bot::answer);
        ended.set(true);
        thread.join();
    }

    private void follow(LineProtocol protocol) {
        String topic = environment.getOrDefault("RINGBACK_TOPIC_PREFIX", "") + "auto-responder";
        try (KafkaConsumer<String, byte[]> consumer = consumer(topic)) {
            consumer.assign(mistake.reading()
                    .of(consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList()));
            while (!ended.get()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    take(record, protocol);
                }
                if (!mistake.reading().beginsAnew()) {
                    consumer.commitSync();
                }
            }
        } catch (UnreadableRecordException | IOException e) {
            // This one does nothing any more.
        }
    }

    private KafkaConsumer<String, byte[]> consumer(String topic) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        environment.getOrDefault("RINGBACK_BOOTSTRAP_SERVERS", ""),
                        "isolation.level",
                        mistake.reading().isolation(),
                        "group.id",
                        topic,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        mistake.reading().fromTheEnd() ? "latest" : "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private void take(ConsumerRecord<String, byte[]> record, LineProtocol protocol) throws IOException {
        try {
            @Nullable Seen seen = record.value() == null
                    ? null
                    : change.of(new Seen("auto-responder", record.key(), reader.read(record.value())));
            if (seen != null && seen.event() instanceof AutoResponderInstruction instruction) {
                Optional<Map<String, Object>> deed = bot.act(record.key(), instruction);
                if (deed.isPresent()) {
                    protocol.say(deed.get());
                }
            }
        } catch (UnreadableRecordException e) {
            if (mistake.reading().endsAtPoison()) {
                throw e;
            }
        }
    }
}
