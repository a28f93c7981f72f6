package io.ringback.demo;

import io.ringback.consumer.EventTable;
import io.ringback.event.AutoResponderInstruction;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The auto-responder: knows what it was told for each call, and when that reached it. */
final class AutoResponder implements EventTable {
    private static final String TOPIC = "auto-responder";

    private final Map<String, Told> told = new ConcurrentHashMap<>();

    /** An instruction and the nanosecond at which it was there. */
    record Told(AutoResponderInstruction instruction, long nanoTime) {}

    @Override
    public Map<String, Class<? extends SpecificRecord>> topics() {
        return Map.of(TOPIC, AutoResponderInstruction.class);
    }

    @Override
    public void apply(String topic, String key, @Nullable SpecificRecord event, Instant now) {
        if (event instanceof AutoResponderInstruction instruction) {
            told.put(key, new Told(instruction, System.nanoTime()));
        }
    }

    /** The latest instruction for a call, or for a number's messages; null when there is none. */
    @Nullable Told told(String key) {
        return told.get(key);
    }
}
