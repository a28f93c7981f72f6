package io.ringback.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.event.CallEventType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What gateways, presence services and operators write, a line a record, as JSON and with one literal time in all of them,
 * so that nothing but the order of arrival tells events apart. See {@link #play} for the lines.
 */
final class Trace {
    static final String NOON = "2026-03-01T12:00:00Z";
    private static final String CALL_EVENTS = "call-events";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pipeline ringback;

    Trace(Pipeline ringback) {
        this.ringback = ringback;
    }

    /**
     * Plays lines of these kinds: {@code +90} waits so many seconds; {@code pool NUMBER [POOL]} offers a number, {@code
     * withdrawn NUMBER [POOL]} and {@code gone NUMBER} take it back; {@code presence AGENT STATUS [field=value…]} and
     * {@code gone AGENT}; and {@code TYPE CALL
     * field=value…} is a call event in the contract's words, with {@code key=} where the record's key is not the call's
     * id, and {@code -} where the record names no call.
     */
    void play(String lines) {
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(this::line);
    }

    private void line(String line) {
        String[] words = line.strip().split(" +", -1);
        switch (words[0]) {
            case "pool" -> number(words[1], words.length > 2 ? words[2] : "default", "IN_SERVICE");
            case "withdrawn" -> number(words[1], words.length > 2 ? words[2] : "default", "WITHDRAWN");
            case "presence" -> presence(words);
            case "gone" ->
                ringback.written(words[1].startsWith("+") ? "callback-pool" : "agent-presence", words[1], null);
            default -> {
                if (line.startsWith("+")) {
                    pass(Double.parseDouble(line));
                } else {
                    event(words);
                }
            }
        }
    }

    /** A second at a time, as the clock of a real process would go. */
    private void pass(double seconds) {
        long millis = Math.round(seconds * 1000);
        for (long left = millis; left > 0; left -= 1000) {
            ringback.after(Duration.ofMillis(Math.min(left, 1000)));
        }
    }

    private void number(String number, String pool, String state) {
        write("callback-pool", number, Map.of("number", number, "pool", pool, "state", state));
    }

    private void presence(String[] words) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("agentId", words[1], "status", words[2]));
        fields.putAll(Map.of("changedAt", NOON, "origin", "AGENT"));
        add(fields, List.of(words).subList(3, words.length));
        write("agent-presence", words[1], fields);
    }

    private void event(String[] words) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", CallEventType.valueOf(words[0]).name());
        fields.put("occurredAt", NOON);
        if (!words[1].equals("-")) {
            fields.put("callId", words[1]);
        }
        add(fields, List.of(words).subList(2, words.length));
        Object key = fields.remove("key");
        write(CALL_EVENTS, key == null ? words[1] : (String) key, fields);
    }

    private static void add(Map<String, Object> fields, List<String> words) {
        for (String word : words) {
            List<String> pair = List.of(word.split("=", 2));
            fields.put(pair.get(0), value(pair.get(0), pair.get(1)));
        }
    }

    private static Object value(String field, String text) {
        return switch (field) {
            case "force", "emergency", "psapCallback" -> Boolean.valueOf(text);
            case "keepaliveSeconds" -> Integer.valueOf(text);
            default -> text;
        };
    }

    private void write(String topic, String key, Map<String, ?> fields) {
        try {
            ringback.written(topic, key, JSON.writeValueAsBytes(fields));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
