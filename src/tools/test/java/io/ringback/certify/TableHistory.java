package io.ringback.certify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.consumer.EventTable;
import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.PresenceTable;
import io.ringback.consumer.RouterDefaults;
import io.ringback.consumer.RoutingTable;
import io.ringback.consumer.SuppressionTable;
import io.ringback.wire.EventReader;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A random history of rows and questions with what Java's tables answer, for tables in another language: hostile in order,
 * fences, times, words and bytes, the same for the same seed.
 */
final class TableHistory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STEPS = 24;
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private final long seed;
    private final Random random;
    private final RandomRows rows;
    private final boolean avro;
    private final RoutingTable routing = new RoutingTable(
            new RouterDefaults("+12025550199", Map.of("east", "+12025550198"), Duration.ofSeconds(20)));
    private final PresenceTable presence = new PresenceTable();
    private final SuppressionTable suppressions = new SuppressionTable();
    private Instant now = START;

    /** @param avro every other row in Avro, else all in JSON */
    TableHistory(long seed, boolean avro) {
        this.seed = seed;
        this.random = new Random(seed);
        this.rows = new RandomRows(random);
        this.avro = avro;
    }

    /** One line of JSON. */
    String line() {
        ArrayNode steps = JSON.createArrayNode();
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(10) == 0 ? random.nextInt(30_000) : random.nextInt(900));
            steps.add(random.nextInt(5) < 3 ? row() : question());
        }
        return JSON.createObjectNode().put("seed", seed).set("steps", steps).toString();
    }

    /** Now and then by a clock that is a day ahead. */
    private ObjectNode row() {
        RandomRows.Row row = rows.next(now);
        Instant told = random.nextInt(20) == 0 ? now.plus(Duration.ofDays(1)) : now;
        ObjectNode step = JSON.createObjectNode()
                .put("topic", row.topic())
                .put("key", row.key())
                .put("now", told.toEpochMilli());
        if (row.json() == null) {
            tell(row, null, told);
            return step;
        }
        try {
            SpecificRecord event =
                    EventReader.named(row.schema()).readJson(row.json().getBytes(StandardCharsets.UTF_8));
            tell(row, event, told);
            return avro && random.nextBoolean() ? step.put("avro", base64(event)) : step.put("json", row.json());
        } catch (UnreadableRecordException e) {
            return step.put("json", row.json());
        }
    }

    private void tell(RandomRows.Row row, @Nullable SpecificRecord event, Instant told) {
        tables().forEach(table -> table.apply(row.topic(), row.key(), event, told));
    }

    private ObjectNode question() {
        Instant at = random.nextBoolean() ? now : now.plusSeconds(random.nextInt(7200) - 1200L);
        ObjectNode question = JSON.createObjectNode().put("at", at.toEpochMilli());
        switch (random.nextInt(7)) {
            case 0 -> {
                String agent = rows.agent();
                question.put("ask", "status").put("agent", agent);
                return question.set("answer", TableAnswers.of(presence.presenceOf(agent, at)));
            }
            case 1 -> {
                String call = rows.call();
                question.put("ask", "view").put("callId", call);
                return question.set("answer", TableAnswers.of(suppressions.viewOf(call, at)));
            }
            case 2 -> {
                question.put("ask", "forgotten");
                return question.set("answer", TableAnswers.forgotten(suppressions.forgotten(at)));
            }
            case 3 -> {
                Map.Entry<String, String> row = rows.fenced();
                question.put("ask", "fence").put("topic", row.getKey()).put("key", row.getValue());
                return question.set("answer", JSON.createObjectNode().put("fence", fence(row)));
            }
            default -> {
                IncomingCall call = rows.incoming();
                question.put("ask", "call").set("call", TableAnswers.question(call));
                return question.set("answer", TableAnswers.of(routing.route(call, at)));
            }
        }
    }

    /** By which the tables go, as a drill is answered. */
    private @Nullable Long fence(Map.Entry<String, String> row) {
        return tables().stream()
                .map(table -> table.fenceOf(row.getKey(), row.getValue()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private List<EventTable> tables() {
        return List.of(routing, presence, suppressions);
    }

    @SuppressWarnings("unchecked")
    private static String base64(SpecificRecord event) {
        Class<SpecificRecord> type = (Class<SpecificRecord>) event.getClass();
        byte[] bytes = EventSerdes.avro(type).serializer().serialize("", event);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
