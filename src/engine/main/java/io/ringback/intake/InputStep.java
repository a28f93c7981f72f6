package io.ringback.intake;

/**
 * The steps of intake: from which topic, and the two ways out. Each step has sinks of its own, since sharing them would
 * make one task of all sources, where a backlog of presences would hold up an emergency.
 */
enum InputStep {
    REDACT_CALL("redact-call", "call-events", "calls"),
    REDACT_PRESENCE("redact-presence", "agent-presence", "presence"),
    REDACT_NUMBER("redact-number", "callback-pool", "numbers"),
    REDACT_POOL("redact-pool", "pools", "pools"),
    REDACT_TAKEOVER("redact-takeover", "takeovers", "takeovers");

    private final String node;
    private final String source;
    private final String from;

    InputStep(String node, String source, String from) {
        this.node = node;
        this.source = source;
        this.from = from;
    }

    String node() {
        return node;
    }

    /** The source node, named like its topic. */
    String source() {
        return source;
    }

    String signals() {
        return from + "-to-emergency-signals";
    }

    String rejects() {
        return from + "-to-rejects";
    }
}
