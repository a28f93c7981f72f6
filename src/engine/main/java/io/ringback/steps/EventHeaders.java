package io.ringback.steps;

import io.ringback.settings.OutputHeaders;
import io.ringback.settings.Settings;
import io.ringback.wire.OutputFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers that make an output a CloudEvent 1.0 in Kafka's binary mode, where {@code output.headers} asks for them.
 * They say which event it is and of what kind, and nothing of a call. A deleted row is no event and has none; neither
 * has what Ringback writes to itself.
 *
 * @param source what tells this deployment's events from another's; empty when no such headers are wanted
 */
public record EventHeaders(String source, OutputFormat format) {
    /** Adds nothing. */
    public static final EventHeaders NONE = new EventHeaders("", OutputFormat.AVRO);

    /** As the settings ask for. */
    public static EventHeaders of(Settings settings) {
        return settings.outputHeaders() == OutputHeaders.CLOUDEVENTS
                ? new EventHeaders(source(settings.topicPrefix()), settings.outputFormat())
                : NONE;
    }

    /** The source of a deployment's events, from the prefix of its topics. */
    public static String source(String topicPrefix) {
        return "/ringback/" + topicPrefix.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-|-$", "");
    }

    /** Describes an output in its headers. */
    public Headers describe(@Nullable SpecificRecord output, Instant at, Headers headers) {
        Schema.Field id =
                source.isEmpty() || output == null ? null : output.getSchema().getField("eventId");
        if (output != null && id != null) {
            add(headers, "ce_specversion", "1.0");
            add(headers, "ce_id", String.valueOf(output.get(id.pos())));
            add(headers, "ce_source", source);
            add(headers, "ce_type", output.getSchema().getFullName());
            add(headers, "ce_time", at.toString());
            add(headers, "content-type", contentType());
        }
        return headers;
    }

    private String contentType() {
        return format == OutputFormat.JSON ? "application/json" : "application/avro";
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
