package io.ringback.certify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.consumer.IncomingCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows of few agents, numbers and calls, so that they meet: with old fences, past times, strange words and missing fields. */
final class RandomRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> AGENTS = List.of("agent-1", "agent-2", "agent-3");
    private static final List<String> NUMBERS = List.of("+12025550101", "+12025550102", "+12025550103", "+12025550104");
    private static final List<String> CALLS = List.of("call-1", "call-2", "call-3", "call-4");
    private static final List<String> CALLERS = List.of("+12025550180", "+12025550198", "+12025550199");
    private static final List<String> POOLS = List.of("default", "east");
    private static final List<String> STATUSES = List.of("Available", "Lunch", "DO_NOT_DISTURB", "à table");

    /** A record as it would be in its topic; null is a tombstone. */
    record Row(
            String topic,
            String schema,
            String key,
            @Nullable String json) {}

    private final Random random;

    RandomRows(Random random) {
        this.random = random;
    }

    String agent() {
        return any(AGENTS);
    }

    String call() {
        return any(CALLS);
    }

    /** A topic with fences, and a key of it. */
    Map.Entry<String, String> fenced() {
        return switch (random.nextInt(4)) {
            case 0 -> Map.entry("override.direct-routes", any(NUMBERS));
            case 1 -> Map.entry("dashboard-suppressions", any(CALLS));
            case 2 -> Map.entry("agent-status", any(AGENTS));
            default -> Map.entry("numbers", any(NUMBERS));
        };
    }

    IncomingCall incoming() {
        return new IncomingCall(
                maybe(CALLS), maybe(NUMBERS), maybe(AGENTS), maybe(CALLERS), maybe(AGENTS), random.nextInt(3) == 0);
    }

    Row next(Instant now) {
        return switch (random.nextInt(8)) {
            case 0 -> number();
            case 7 -> pool();
            case 1 -> decision();
            case 2 -> status(now);
            case 3 -> suppression(now);
            case 4 -> block(now);
            default -> route(now);
        };
    }

    private Row route(Instant now) {
        String number = any(NUMBERS);
        // A pool gives no two numbers the same fence.
        ObjectNode row = base(10L * random.nextInt(12) + NUMBERS.indexOf(number))
                .put("number", number)
                .put("agentId", agent())
                .put("state", word("ACTIVE", "ACTIVE", "LIFTED"))
                .put("priority", word("HIGHEST"))
                .put("requiresDecision", random.nextInt(4) == 0)
                .put("noAnswerSeconds", random.nextInt(60))
                .put("fallback", maybe(CALLERS))
                .put("endpointRef", maybe(List.of("phone-1", "phone-2")))
                .put("signedOut", random.nextInt(4) == 0)
                .put("expiresAt", until(now));
        row.set("bypass", words("ROUTING_RULES", "CAPACITY_PROFILES", "PRESENCE"));
        return spoilt("override.direct-routes", "DirectRoute", number, row);
    }

    private Row block(Instant now) {
        String agent = agent();
        ObjectNode row = base(random.nextInt(12))
                .put("agentId", agent)
                .put("state", word("ACTIVE", "ACTIVE", "LIFTED"))
                .put("exceptPsapCallback", random.nextInt(4) != 0)
                .put("requiresDecision", random.nextInt(4) == 0)
                .put("expiresAt", until(now));
        row.set("exceptNumbers", list(NUMBERS));
        row.set("exceptCallers", list(CALLERS));
        return spoilt("override.inbound-blocks", "InboundBlock", agent, row);
    }

    private Row decision() {
        String call = call();
        ObjectNode row = unfenced()
                .put("callId", call)
                .put("number", maybe(NUMBERS))
                .put("agentId", maybe(AGENTS))
                .put("outcome", word("DIRECT", "NORMAL", "FALLBACK", "AUTO_RESPONDER"))
                .put("fallback", maybe(CALLERS))
                .put("noAnswerSeconds", random.nextInt(60))
                .put("endpointRef", maybe(List.of("phone-1", "phone-2")))
                .put("messageWaiting", random.nextBoolean())
                .put("reason", any(List.of("CALLBACK", "PSAP_CALLBACK", "NOT_LEASED")));
        row.set("bypass", words("ROUTING_RULES", "CAPACITY_PROFILES", "PRESENCE"));
        return spoilt("override.decisions", "CallbackDecision", call, row);
    }

    private Row number() {
        String number = any(NUMBERS);
        ObjectNode row = JSON.createObjectNode()
                .put("number", number)
                .put("pool", any(POOLS))
                .put("state", word("IN_SERVICE", "WITHDRAWN"));
        return spoilt("numbers", "PooledNumber", number, row);
    }

    private Row pool() {
        String pool = any(POOLS);
        ObjectNode row = JSON.createObjectNode()
                .put("pool", pool)
                .put("region", any(List.of("US", "")))
                .put("fallback", maybe(List.of("+12025550197", "sip:desk@example.com", "")))
                .put("low", random.nextInt(3))
                .put("trust", any(List.of("", "listed")))
                .put("state", word("OPEN", "CLOSING"));
        row.set("trustedCallers", list(CALLERS));
        return spoilt("pool-definitions", "PoolDefinition", pool, row);
    }

    private Row status(Instant now) {
        String agent = agent();
        ObjectNode row = base(random.nextInt(12))
                .put("agentId", agent)
                .put("status", maybe(STATUSES))
                .put("emergency", random.nextBoolean())
                .put("baseStatus", maybe(STATUSES))
                .put("baseChangedAt", random.nextBoolean() ? until(now) : null)
                .put("since", now.toString())
                .put("expiresAt", random.nextInt(3) == 0 ? null : until(now));
        return spoilt("agent-status", "AgentStatus", agent, row);
    }

    private Row suppression(Instant now) {
        String call = call();
        ObjectNode row = unfenced()
                .put("callId", call)
                .put("agentId", maybe(AGENTS))
                .put("state", word("RINGING", "IN_CALL", "AFTER_CALL", "DROP"))
                .put("hideFromOngoing", random.nextInt(4) != 0)
                .put("hideHistory", random.nextInt(4) != 0)
                .put("noRecording", random.nextInt(4) != 0)
                .put("expiresAt", until(now));
        row.set("visibleControls", words("DEVICE_SETTINGS", "END_CALL", "ACCEPT"));
        row.set("restrictedOperations", words("HOLD", "TRANSFER", "RECORD"));
        return spoilt("dashboard-suppressions", "DashboardSuppression", call, row);
    }

    /** Sometimes a tombstone, a field more, or one less, or of another type; the time in milliseconds. */
    private Row spoilt(String topic, String schema, String key, ObjectNode row) {
        switch (random.nextInt(16)) {
            case 0 -> {
                return new Row(topic, schema, key, null);
            }
            case 1 -> row.putObject("colour").put("expiresAt", 7);
            case 2 -> row.remove(any(List.copyOf(row.properties())).getKey());
            case 3 -> row.put(any(List.copyOf(row.properties())).getKey(), 7);
            case 4 -> {
                if (row.path("expiresAt").isTextual()) {
                    row.put(
                            "expiresAt",
                            Instant.parse(row.get("expiresAt").asText()).toEpochMilli());
                }
            }
            default -> {}
        }
        return new Row(topic, schema, key, row.toString());
    }

    private ObjectNode base(long fence) {
        return unfenced().put("fence", fence);
    }

    private ObjectNode unfenced() {
        ObjectNode row = JSON.createObjectNode()
                .put("eventId", "e-" + random.nextInt(1000))
                .put("pool", any(POOLS))
                .put("reason", "EMERGENCY_CALL");
        return random.nextInt(3) == 0 ? row : row.put("fence", random.nextInt(12));
    }

    private String until(Instant now) {
        return now.plusMillis(random.nextInt(5_000_000) - 600_000L).toString();
    }

    /** One of them, or one that nobody knows yet. */
    private String word(String... words) {
        return random.nextInt(12) == 0 ? "LATER" : words[random.nextInt(words.length)];
    }

    private ArrayNode words(String... words) {
        ArrayNode some = JSON.createArrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(word(words));
        }
        return some;
    }

    private ArrayNode list(List<String> of) {
        ArrayNode some = JSON.createArrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
            some.add(any(of));
        }
        return some;
    }

    private @Nullable String maybe(List<String> of) {
        return random.nextInt(3) == 0 ? null : any(of);
    }

    private <V> V any(List<V> of) {
        return of.get(random.nextInt(of.size()));
    }
}
