package io.ringback.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Azure Event Grid asks a new endpoint: to say a code back, or, for CloudEvents, to let its origin in. Only
 * for a request that has shown its secret.
 */
record Handshake(boolean expected) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VALIDATION = "Microsoft.EventGrid.SubscriptionValidationEvent";
    private static final int LONGEST_CODE = 256;

    /** What it is answered with. */
    record Answer(String body, Map<String, String> headers) {}

    /** Empty for a request that is none. */
    Optional<Answer> answer(String method, Incoming request) {
        if (!expected) {
            return Optional.empty();
        }
        return method.equals("OPTIONS") ? letIn(request) : validated(request);
    }

    private static Optional<Answer> letIn(Incoming request) {
        @Nullable String origin = request.header("WebHook-Request-Origin");
        return origin == null || !origin.matches("[A-Za-z0-9.:-]{1,255}")
                ? Optional.empty()
                : Optional.of(new Answer("", Map.of("WebHook-Allowed-Origin", origin, "WebHook-Allowed-Rate", "*")));
    }

    private static Optional<Answer> validated(Incoming request) {
        if (!"SubscriptionValidation".equals(request.header("aeg-event-type"))) {
            return Optional.empty();
        }
        try {
            Object read = EventText.read(new String(request.body(), StandardCharsets.UTF_8));
            return read instanceof List<?> events && events.size() == 1 ? code(events.get(0)) : Optional.empty();
        } catch (UnreadableEventException e) {
            return Optional.empty();
        }
    }

    private static Optional<Answer> code(@Nullable Object event) {
        if (event instanceof Map<?, ?> fields
                && VALIDATION.equals(fields.get("eventType"))
                && fields.get("data") instanceof Map<?, ?> data
                && data.get("validationCode") instanceof String code
                && code.length() <= LONGEST_CODE) {
            return Optional.of(new Answer(json(code), Map.of("Content-Type", "application/json")));
        }
        return Optional.empty();
    }

    private static String json(String code) {
        try {
            return JSON.writeValueAsString(Map.of("validationResponse", code));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a text is JSON", impossible);
        }
    }
}
