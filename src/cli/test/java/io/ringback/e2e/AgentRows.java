package io.ringback.e2e;

import io.ringback.consumer.SchemaOnlyConsumer.Seen;
import java.time.Instant;
import java.util.List;

/** What the rows that were seen say of an agent. */
final class AgentRows {
    private AgentRows() {}

    static Seen first(List<Seen> seen, String topic, String field, String value, String agent) {
        return Playground.of(seen, topic, "agentId", agent).stream()
                .filter(row -> row.text(field).equals(value))
                .findFirst()
                .orElseThrow();
    }

    static List<String> emergencies(List<Seen> seen, String agent) {
        return Playground.of(seen, "agent-status", "agentId", agent).stream()
                .map(row -> row.text("emergency"))
                .toList();
    }

    static List<String> states(List<Seen> seen, String agent) {
        return Playground.of(seen, "callback-numbers", "agentId", agent).stream()
                .map(row -> row.text("state"))
                .toList();
    }

    static List<String> kinds(List<Seen> seen, String agent) {
        return Playground.of(seen, "notices", "agentId", agent).stream()
                .map(row -> row.text("kind"))
                .toList();
    }

    static Instant time(Seen row, String field) {
        return Instant.ofEpochMilli(Long.parseLong(row.text(field)));
    }
}
