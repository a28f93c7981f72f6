package io.ringback.certify;

import io.ringback.consumer.DrillAnswers;
import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.Drill;
import io.ringback.event.DrillPart;
import io.ringback.wire.EventReader;
import io.ringback.wire.UnreadableRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
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
    private final EventReader<Drill> drillReader = EventReader.of(Drill.class);
    private final ReferenceBot bot = new ReferenceBot();
    private final DrillAnswers drills;

    public ReferenceBotProgram(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.drills = new DrillAnswers(kafka(), prefix(), DrillPart.BOT, DrillAnswers.host());
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
            drills.close();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka());
        settings.put("group.id", prefix() + "bot");
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", environment.getOrDefault("RINGBACK_BOOTSTRAP_SERVERS", "localhost:9092"));
    }

    /** By a pattern, since {@code drills} may be missing. */
    private Pattern topics() {
        return Pattern.compile(Pattern.quote(prefix()) + "(auto-responder|" + DrillAnswers.DRILLS + ")");
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, LineProtocol protocol) {
        try (consumer) {
            consumer.subscribe(topics());
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
        if (record.topic().endsWith(DrillAnswers.DRILLS)) {
            read(record, drillReader).ifPresent(drill -> drills.took(DrillAnswers.DRILLS, record.key(), drill, null));
            return;
        }
        Optional<AutoResponderInstruction> instruction = read(record, reader);
        Optional<Map<String, Object>> deed = instruction.flatMap(one -> bot.act(record.key(), one));
        if (instruction.isPresent() && DrillAnswers.isOfDrill(instruction.get())) {
            drills.took("auto-responder", record.key(), instruction.get(), bot.fenceOf(record.key()));
        } else if (deed.isPresent()) {
            protocol.say(deed.get());
        }
    }

    private static <T extends SpecificRecord> Optional<T> read(
            ConsumerRecord<String, byte[]> record, EventReader<T> reader) {
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
