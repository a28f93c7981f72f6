package io.ringback.certify;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.console.RouterAnswers;
import io.ringback.consumer.CallView;
import io.ringback.consumer.EventTable;
import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.PresenceTable;
import io.ringback.consumer.RoutingTable;
import io.ringback.consumer.ShownPresence;
import io.ringback.consumer.SuppressionTable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ringback's own tables, asked as {@code docs/certify.md} says. */
public final class Reference {
    private final RoutingTable routing;
    private final PresenceTable presence = new PresenceTable();
    private final SuppressionTable suppressions = new SuppressionTable();

    /**
     * Begins with empty tables.
     *
     * @param fallback where calls go that reach nobody
     */
    public Reference(@Nullable String fallback) {
        this.routing = new RoutingTable(fallback);
    }

    /** The table that a kind of consumer needs. */
    public EventTable table(ConsumerKind kind) {
        return switch (kind) {
            case ROUTER -> routing;
            case PRESENCE -> presence;
            case DASHBOARD, RECORDER -> suppressions;
            case BOT -> throw new IllegalArgumentException("a bot has no table");
        };
    }

    /** The answer's fields; {@code error} for a question that is none. */
    public Map<String, Object> answer(JsonNode question) {
        Instant at = Instant.parse(question.path("at").asText());
        return switch (question.path("ask").asText()) {
            case "call" -> RouterAnswers.fields(routing.route(call(question), at));
            case "status" -> shown(presence.presenceOf(question.path("agent").asText(), at));
            case "show" -> view(suppressions.viewOf(question.path("callId").asText(), at));
            case "record" ->
                recording(suppressions.viewOf(question.path("callId").asText(), at));
            default -> Map.of("error", "unknown question");
        };
    }

    private static IncomingCall call(JsonNode question) {
        return new IncomingCall(
                text(question, "callId"),
                text(question, "to"),
                text(question, "fromAgent"),
                text(question, "from"),
                text(question, "agent"),
                question.path("psap").asBoolean());
    }

    private static Map<String, Object> shown(ShownPresence shown) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", shown.status());
        fields.put("emergency", shown.emergency());
        fields.put("chosenAt", shown.chosenAt());
        return fields;
    }

    private static Map<String, Object> view(CallView view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ongoing", !view.hiddenFromOngoing());
        fields.put("history", !view.historyHidden());
        fields.put("controls", view.restricted() ? view.visibleControls() : null);
        fields.put("forgotten", view.forgotten());
        return fields;
    }

    private static Map<String, Object> recording(CallView view) {
        return Map.of("record", view.recordable(), "forgotten", view.forgotten());
    }

    private static @Nullable String text(JsonNode question, String field) {
        return question.path(field).asText(null);
    }
}
