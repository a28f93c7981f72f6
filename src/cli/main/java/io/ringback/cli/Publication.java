package io.ringback.cli;

import io.ringback.event.CallEvent;
import io.ringback.runtime.Reason;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.UnreadableRecordException;
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
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Sends lines as they are once they have been found readable, and keeps count of those that were not. */
final class Publication {
    /** The line itself is the record: what the gateway has besides stays in it. */
    static final Serializer<String> AS_GIVEN = (topic, line) -> line.getBytes(StandardCharsets.UTF_8);

    private final Deserializer<CallEvent> reader = EventSerdes.deserializer(CallEvent.class);
    private final RecordKeys keys = new RecordKeys();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final String topic;
    private final PrintWriter complaints;

    Publication(String topic, PrintWriter complaints) {
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

    String summary() {
        return "sent " + sent + (isComplete() ? "" : ", refused " + refused);
    }

    boolean isComplete() {
        return refused.get() == 0;
    }

    private void send(long number, String line, Producer<String, String> producer) {
        try {
            CallEvent event = reader.deserialize(topic, line.getBytes(StandardCharsets.UTF_8));
            Future<RecordMetadata> unused =
                    producer.send(new ProducerRecord<>(topic, keys.keyOf(event), line), (written, failure) -> {
                        if (failure == null) {
                            sent.incrementAndGet();
                        } else {
                            refuse(number, Reason.of(failure));
                        }
                    });
        } catch (UnreadableRecordException e) {
            refuse(number, e.field() == null ? e.error() : e.error() + " in field " + e.field());
        } catch (KafkaException e) {
            refuse(number, Reason.of(e));
        }
    }

    private void refuse(long number, String why) {
        refused.incrementAndGet();
        complaints.println("line " + number + ": " + why);
        complaints.flush();
    }
}
