package io.ringback.cli;

import io.ringback.intake.Foretold;
import io.ringback.intake.decode.Flaw;
import io.ringback.runtime.SafeMessage;
import io.ringback.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends lines as they are once intake's own reading finds nothing wrong with them, and keeps count of those that were
 * not.
 */
final class Publication {
    /** The line itself is the record: what the gateway has besides stays in it. */
    static final Serializer<String> AS_GIVEN = (topic, line) -> line.getBytes(StandardCharsets.UTF_8);

    private final RecordKeys keys = new RecordKeys();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Foretold intake;
    private final boolean force;
    private final String topic;
    private final PrintWriter complaints;

    /** @param force sends what intake will reject, too, and complains of it all the same */
    Publication(Settings settings, boolean force, String topic, PrintWriter complaints) {
        this.intake = new Foretold(settings);
        this.force = force;
        this.topic = topic;
        this.complaints = complaints;
    }

    /** Blank lines are left out; each of the others is sent or complained of. */
    void sendAll(BufferedReader lines, Producer<String, String> producer) throws IOException {
        long number = 0;
        for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                send(number, line.strip(), producer);
            }
        }
        producer.flush();
    }

    String json() {
        return "{\"sent\":" + sent + ",\"refused\":" + refused + "}";
    }

    String summary() {
        return "sent " + sent + (isComplete() ? "" : ", refused " + refused);
    }

    boolean isComplete() {
        return refused.get() == 0;
    }

    private void send(long number, String line, Producer<String, String> producer) {
        Foretold.Event event = intake.event(line.getBytes(StandardCharsets.UTF_8));
        @Nullable Flaw flaw = event.flaw();
        if (flaw != null && !force) {
            refuse(number, words(flaw));
            return;
        }
        if (flaw != null) {
            complain(number, words(flaw) + ", sent all the same");
        }
        send(number, new ProducerRecord<>(topic, keys.keyOf(event), line), producer);
    }

    private void send(long number, ProducerRecord<String, String> record, Producer<String, String> producer) {
        try {
            Future<RecordMetadata> unused = producer.send(record, (written, failure) -> {
                if (failure == null) {
                    sent.incrementAndGet();
                } else {
                    refuse(number, SafeMessage.of(failure));
                }
            });
        } catch (KafkaException e) {
            refuse(number, SafeMessage.of(e));
        }
    }

    private static String words(Flaw flaw) {
        return flaw.field() == null ? flaw.error() : flaw.error() + " in field " + flaw.field();
    }

    private void refuse(long number, String why) {
        refused.incrementAndGet();
        complain(number, why);
    }

    private void complain(long number, String why) {
        complaints.println("line " + number + ": " + why);
        complaints.flush();
    }
}
