package io.ringback.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.notify.rules.Notice;
import io.ringback.steps.EventHeaders;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A notice as a CloudEvent 1.0 in JSON's structured mode. Its source and id are the same at every attempt, by which a
 * receiver recognises an event that came twice.
 */
final class CloudEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String source;

    /** @param deployment what tells this deployment's events from another's: the prefix of its topics */
    CloudEvents(String deployment) {
        this.source = EventHeaders.source(deployment);
    }

    byte[] of(Message message) {
        Notice notice = message.notice();
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", notice.id().value())
                .put("source", source)
                .put("type", "io.ringback.notice." + message.kind().toLowerCase(java.util.Locale.ROOT))
                .put("subject", notice.pool().value())
                .put("time", notice.at().toString())
                .put("datacontenttype", "application/json");
        event.set("data", data(message));
        try {
            return JSON.writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing JSON to memory failed", e);
        }
    }

    private static ObjectNode data(Message message) {
        Notice notice = message.notice();
        Notice.About about = notice.about();
        ObjectNode data = JSON.createObjectNode()
                .put("noticeId", notice.id().value())
                .put("kind", message.kind())
                .put("pool", notice.pool().value())
                .put("at", notice.at().toString())
                .put("text", message.words());
        put(data, "callId", about.callId());
        put(data, "agentId", about.agentId());
        put(data, "number", about.number());
        put(data, "locationRef", about.locationRef());
        put(data, "location", message.place());
        put(data, "endpointRef", about.endpointRef());
        put(data, "count", about.count());
        put(data, "acknowledge", message.acknowledgeAt());
        return data;
    }

    private static void put(ObjectNode data, String name, @Nullable Object value) {
        if (value instanceof Integer number) {
            data.put(name, number);
        } else if (value != null) {
            data.put(name, value.toString());
        }
    }
}
