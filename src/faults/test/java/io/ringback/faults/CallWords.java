package io.ringback.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What gateways say of calls, honest ones and an attacker's. */
public final class CallWords {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ID = 256;

    private CallWords() {}

    public static ObjectNode event(String call, String type) {
        return JSON.createObjectNode().put("callId", call).put("type", type);
    }

    /** A call that starts. */
    public static ObjectNode started(String call, String agent, String pool, String direction, String dialled) {
        return event(call, "STARTED")
                .put("direction", direction)
                .put("dialledNumber", dialled)
                .put("agentId", agent)
                .put("pool", pool);
    }

    /** An emergency. */
    public static ObjectNode dial(String call, String agent, String pool) {
        return started(call, agent, pool, "OUTBOUND", "911");
    }

    /** Somebody outside calls a number. */
    public static ObjectNode rings(String call, String number) {
        return event(call, "STARTED").put("direction", "INBOUND").put("dialledNumber", number);
    }

    /** As long as an id may be, of characters that take three bytes each. */
    public static String longId(String id) {
        return id + "\u96fb".repeat(LONGEST_ID - id.length());
    }
}
