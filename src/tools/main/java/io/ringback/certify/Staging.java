package io.ringback.certify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Gives each history agents, numbers and calls of its own, so that all can be played at once: {@code $number…} becomes a
 * fictional number, any other {@code $name} an id, {@code @PT5M} the time five minutes after the start.
 */
final class Staging {
    private static final int[] AREAS = {212, 213, 312, 313, 404, 415, 503, 512, 602, 617, 702, 713, 720, 801, 916};
    private static final int NUMBERS_A_HISTORY = 4;

    private final int history;
    private final Instant start;

    /** @param history its place among the histories that are played together */
    Staging(int history, Instant start) {
        this.history = history;
        this.start = start;
    }

    /** The object with every name and time in place. */
    ObjectNode of(ObjectNode object) {
        ObjectNode staged = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> staged.set(field.getKey(), any(field.getValue())));
        return staged;
    }

    String of(String text) {
        if (text.startsWith("$number")) {
            return number(text.substring("$number".length()));
        } else if (text.startsWith("$")) {
            return text.substring(1) + "-" + history;
        } else if (text.startsWith("@P") || text.startsWith("@-P")) {
            return start.plus(Duration.parse(text.substring(1))).toString();
        }
        return text;
    }

    private JsonNode any(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return of(object);
        } else if (node instanceof ArrayNode array) {
            ArrayNode staged = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> staged.add(any(each)));
            return staged;
        }
        return node.isTextual() ? TextNode.valueOf(of(node.asText())) : node;
    }

    /** Of the 100 numbers of an area code that nobody has: +1 NPA 555 01xx. */
    private String number(String which) {
        int count = history * NUMBERS_A_HISTORY + (which.isEmpty() ? 0 : Integer.parseInt(which));
        return String.format(Locale.ROOT, "+1%d55501%02d", AREAS[count / 100], count % 100);
    }
}
