package io.ringback.certify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.console.RouterAnswers;
import io.ringback.consumer.CallView;
import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.Routing;
import io.ringback.consumer.ShownPresence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Java's answers as the package for Node gives them: times in milliseconds, lists in order. */
final class TableAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TableAnswers() {}

    static ObjectNode of(Routing routing) {
        Map<String, Object> fields = RouterAnswers.fields(routing).entrySet().stream()
                .filter(field -> field.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> plain(field.getValue()), (a, b) -> a, TreeMap::new));
        ObjectNode answer = JSON.valueToTree(fields);
        RouterAnswers.fields(routing).keySet().stream()
                .filter(name -> !answer.has(name))
                .forEach(answer::putNull);
        if (routing instanceof Routing.AwaitDecision await) {
            answer.set("otherwise", of(await.otherwise()));
        }
        return answer;
    }

    static ObjectNode of(ShownPresence shown) {
        return JSON.createObjectNode()
                .put("status", shown.status())
                .put("emergency", shown.emergency())
                .put("chosenAt", millis(shown.chosenAt()));
    }

    static ObjectNode of(CallView view) {
        ObjectNode answer = JSON.createObjectNode()
                .put("restricted", view.restricted())
                .put("hiddenFromOngoing", view.hiddenFromOngoing())
                .put("historyHidden", view.historyHidden())
                .put("recordable", view.recordable())
                .put("forgotten", view.forgotten());
        answer.set("visibleControls", words(view.visibleControls()));
        return answer.set("refused", words(view.refused()));
    }

    private static JsonNode words(Set<? extends Enum<?>> words) {
        return JSON.valueToTree(words.stream().map(Enum::name).sorted().toList());
    }

    static ObjectNode forgotten(List<String> calls) {
        return JSON.createObjectNode()
                .set("forgottenCalls", JSON.valueToTree(calls.stream().sorted().toList()));
    }

    static JsonNode question(IncomingCall call) {
        return JSON.createObjectNode()
                .put("callId", call.callId())
                .put("dialledNumber", call.dialledNumber())
                .put("callerAgent", call.callerAgent())
                .put("callerNumber", call.callerNumber())
                .put("calledAgent", call.calledAgent())
                .put("psapCallback", call.psapCallback());
    }

    private static Object plain(Object value) {
        return value instanceof Instant at ? at.toEpochMilli() : value instanceof Map<?, ?> ? Map.of() : value;
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
