package io.ringback.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an event's text: JSON, or a form's fields ({@code a=b&c=d}). Bounded in depth, and in length by who calls. */
final class EventText {
    private static final int DEEPEST = 40;
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final int MOST_FIELDS = 500;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventText() {}

    /** Throws {@link UnreadableEventException} for what is neither; the message quotes nothing. */
    static Object read(String text) throws UnreadableEventException {
        String stripped = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1).strip() : text.strip();
        return stripped.startsWith("{") || stripped.startsWith("[") ? json(stripped) : form(stripped);
    }

    private static Object json(String text) throws UnreadableEventException {
        try {
            Class<?> kind = text.startsWith("[") ? List.class : Map.class;
            @Nullable Object read = JSON.readValue(text, kind);
            if (read != null) {
                return read;
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException("no JSON");
        }
        throw new UnreadableEventException("no JSON");
    }

    /**
     * The fields of a form or of an URL's query, the first of those with the same name. One without a value has an empty
     * one, and nothing between two ampersands is no field.
     *
     * @throws UnreadableEventException for text that is no form
     */
    static Map<String, String> form(String text) throws UnreadableEventException {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!text.isEmpty() && text.indexOf('=') < 0) {
            throw new UnreadableEventException("neither JSON nor a form");
        }
        for (String field : text.split("&", MOST_FIELDS)) {
            int equals = field.indexOf('=');
            if (equals == 0) {
                throw new UnreadableEventException("neither JSON nor a form");
            }
            String name = equals < 0 ? field : field.substring(0, equals);
            if (!name.isEmpty()) {
                fields.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) throws UnreadableEventException {
        try {
            return BytesApart.unescaped(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("a form that is not encoded as one");
        }
    }
}
