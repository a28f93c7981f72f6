package io.ringback.gateway;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.gateway.Parties.Place;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a mapping made of an event. Names of fields are those of the contract's
 * CallEvent, {@code link} and {@code startedAt}. */
final class ReportReading {
    private static final int LONGEST = 512;

    private ReportReading() {}

    /**
     * The report.
     *
     * @throws UnreadableEventException naming the field that is missing or wrong
     */
    static Report of(Map<?, ?> fields) throws UnreadableEventException {
        @Nullable String callId = text(fields, "callId");
        if (callId == null) {
            throw new UnreadableEventException("callId is missing");
        }
        CallEventType type = choice(fields, "type", CallEventType.class)
                .filter(known -> known != CallEventType.UNKNOWN)
                .orElseThrow(() -> new UnreadableEventException("type is missing"));
        @Nullable String link = text(fields, "link");
        return new Report(
                callId,
                type,
                moment(fields, "occurredAt"),
                moment(fields, "startedAt"),
                callId.equals(link) ? null : link,
                parties(fields),
                seconds(fields),
                Boolean.TRUE.equals(truth(fields, "force")));
    }

    private static Parties parties(Map<?, ?> fields) throws UnreadableEventException {
        return new Parties(
                choice(fields, "direction", Direction.class).orElse(null),
                text(fields, "agentId"),
                text(fields, "dialledNumber"),
                text(fields, "callerNumber"),
                text(fields, "endpointRef"),
                place(fields),
                truth(fields, "emergency"),
                truth(fields, "psapCallback"));
    }

    private static @Nullable Place place(Map<?, ?> fields) throws UnreadableEventException {
        Place place = new Place(text(fields, "pool"), text(fields, "region"), text(fields, "locationRef"));
        return place.equals(new Place(null, null, null)) ? null : place;
    }

    /** A blank text is none. */
    private static @Nullable String text(Map<?, ?> fields, String name) throws UnreadableEventException {
        @Nullable Object value = fields.get(name);
        if (value == null) {
            return null;
        }
        String text = value instanceof String || value instanceof Number
                ? value.toString().strip()
                : "";
        if (text.length() > LONGEST || (text.isEmpty() && !(value instanceof String))) {
            throw new UnreadableEventException(name + " is no text of at most " + LONGEST + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    private static <E extends Enum<E>> Optional<E> choice(Map<?, ?> fields, String name, Class<E> type)
            throws UnreadableEventException {
        @Nullable String text = text(fields, name);
        if (text == null) {
            return Optional.empty();
        }
        Optional<E> chosen = Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst();
        if (chosen.isEmpty()) {
            throw new UnreadableEventException(name + " is none of " + Arrays.toString(type.getEnumConstants()));
        }
        return chosen;
    }

    private static @Nullable Boolean truth(Map<?, ?> fields, String name) throws UnreadableEventException {
        @Nullable Object value = fields.get(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw new UnreadableEventException(name + " is neither true nor false");
    }

    /** A time that cannot be read decides nothing: the call is served, as of now (R16). */
    private static @Nullable Instant moment(Map<?, ?> fields, String name) {
        @Nullable Object value = fields.get(name);
        return value == null ? null : Moments.of(value).orElse(null);
    }

    private static @Nullable Integer seconds(Map<?, ?> fields) {
        @Nullable Object value = fields.get("keepaliveSeconds");
        return value instanceof Number number && number.doubleValue() >= 1 && number.doubleValue() < 86_400
                ? (Integer) number.intValue()
                : null;
    }
}
