package io.ringback.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes an output event as one readable line: when, topic, key, what happened, then whatever else the record says.
 * Leaves out what repeats the key or says nothing.
 */
final class EventLine {
    private static final Set<String> FOR_MACHINES = Set.of("eventId", "noticeId", "fence");
    private static final String USUAL_POOL = "pool=default";

    private final DateTimeFormatter stamp;
    private final DateTimeFormatter time;
    private final Paint paint;

    EventLine(ZoneId zone, Paint paint) {
        this.stamp = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(zone);
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
        this.paint = paint;
    }

    /**
     * @param topic the topic's short name
     * @param at the record's timestamp
     * @param event null for a deletion
     */
    String of(String topic, String key, Instant at, @Nullable SpecificRecord event) {
        String what = event == null ? paint.dim("(deleted)") : describe(key, event);
        return head(topic, key, at) + what;
    }

    /** A value that could not be read: which error, nothing of the value. */
    String unreadable(String topic, String key, Instant at, String error) {
        return head(topic, key, at) + paint.dim("(unreadable: " + error + ")");
    }

    private String head(String topic, String key, Instant at) {
        return "%s  %s  %s  "
                .formatted(
                        paint.dim(stamp.format(at)),
                        paint.topic("%-24s".formatted(topic)),
                        "%-14s".formatted(Paint.harmless(key)));
    }

    private String describe(String key, SpecificRecord event) {
        List<Field> fields = event.getSchema().getFields();
        String headline = fields.stream()
                .map(field -> event.get(field.pos()))
                .filter(Enum.class::isInstance)
                .findFirst()
                .map(String::valueOf)
                .orElse("");
        String rest = fields.stream()
                .filter(field -> !FOR_MACHINES.contains(field.name()))
                .map(field -> word(field.name(), event.get(field.pos()), key, headline))
                .filter(word -> !word.isEmpty() && !word.equals(USUAL_POOL))
                .collect(Collectors.joining(" "));
        return paint.strong(headline) + (headline.isEmpty() || rest.isEmpty() ? "" : " ") + rest;
    }

    private String word(String name, @Nullable Object value, String key, String headline) {
        if (value == null
                || value.equals(key)
                || Boolean.FALSE.equals(value)
                || value.toString().equals(headline)) {
            return "";
        }
        if (value instanceof Collection<?> several && several.isEmpty()) {
            return "";
        }
        return Boolean.TRUE.equals(value) ? name : name + "=" + text(value);
    }

    private String text(Object value) {
        if (value instanceof Instant instant) {
            return time.format(instant);
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(this::text).collect(Collectors.joining("+"));
        }
        return Paint.harmless(value.toString());
    }
}
