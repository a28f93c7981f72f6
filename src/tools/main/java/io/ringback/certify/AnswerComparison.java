package io.ringback.certify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Says whether an answer is the expected one: more fields are no fault, absent is null, lists have no order. */
final class AnswerComparison {
    private AnswerComparison() {}

    static boolean accepts(JsonNode expected, JsonNode answer) {
        if (expected instanceof ObjectNode object) {
            return object.properties().stream()
                    .allMatch(field -> accepts(field.getValue(), answer.path(field.getKey())));
        } else if (expected.isArray()) {
            return answer.isArray() && elements(expected).equals(elements(answer));
        } else if (expected.isNull()) {
            return answer.isNull() || answer.isMissingNode();
        }
        return expected.equals(answer) || isSameMoment(expected, answer);
    }

    private static Set<JsonNode> elements(JsonNode array) {
        Set<JsonNode> elements = new HashSet<>();
        array.forEach(elements::add);
        return elements;
    }

    private static boolean isSameMoment(JsonNode expected, JsonNode answer) {
        if (!expected.isTextual() || !answer.isTextual()) {
            return false;
        }
        try {
            return Instant.parse(expected.asText()).equals(Instant.parse(answer.asText()));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
