package io.ringback.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One line of a history.
 *
 * @param at when it counts from: the broker's append time of an input, the record's time of an output, a fault's begin
 * @param seenAt when the harness knew of it
 * @param topic without the prefix; of a fault what was hit
 * @param value an input or output as JSON, its times in milliseconds
 */
public record Entry(
        Kind kind, Instant at, Instant seenAt, String topic, int partition, long offset, String key, JsonNode value) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public enum Kind {
        INPUT,
        OUTPUT,
        /** Something was broken; {@code until} says when it was whole again. */
        FAULT,
        /** What an agent must see by now, by DESIGN's rules alone. */
        MODEL,
        /** An attack began; {@code until} says when it was over. It excuses nothing. */
        ATTACK,
        /** The size of a store's largest row so far, or of an instance's memory: {@code bytes}. */
        SIZE,
        /** A contact's server was asked to take a notice; {@code taken} says whether it did. */
        TOLD,
        /** What a reference consumer would do now. */
        SHOWN,
        /** A thread, or an instance without anybody's doing, ended; the partition and offset are what it was at. */
        ENDED
    }

    public String text(String field) {
        return value.path(field).asText("");
    }

    public boolean is(String field, String expected) {
        return text(field).equals(expected);
    }

    public boolean has(String field) {
        return value.hasNonNull(field);
    }

    long number(String field) {
        return value.path(field).asLong();
    }

    Instant time(String field) {
        return Instant.ofEpochMilli(number(field));
    }

    /** A table's row that is taken away by a null value. */
    public boolean isTombstone() {
        return value.isNull();
    }

    public String line() {
        ObjectNode line = JSON.createObjectNode();
        line.put("at", at.toString()).put("kind", kind.name()).put("topic", topic);
        line.put("partition", partition).put("offset", offset).put("key", key);
        line.put("seenAt", seenAt.toString()).set("value", value);
        return line.toString();
    }

    static Entry parse(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return new Entry(
                    Kind.valueOf(node.get("kind").asText()),
                    Instant.parse(node.get("at").asText()),
                    Instant.parse(node.get("seenAt").asText()),
                    node.get("topic").asText(),
                    node.get("partition").asInt(),
                    node.get("offset").asLong(),
                    node.get("key").asText(),
                    node.get("value"));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException("not a line of a history", e);
        }
    }
}
