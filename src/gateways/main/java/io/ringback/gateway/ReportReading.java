package io.ringback.gateway;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.gateway.Parties.Place;
import io.ringback.gateway.Report.Close;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a mapping made of an event. Names of fields are those of the contract's CallEvent, {@code link},
 * {@code startedAt} and {@code closesAgent}. Only a call's id and what happened to it are needed: what else is odd costs nobody a number (R16).
 */
final class ReportReading {
    private static final int LONGEST = 512;

    private final Map<?, ?> fields;
    private final Consumer<String> flaws;

    private ReportReading(Map<?, ?> fields, Consumer<String> flaws) {
        this.fields = fields;
        this.flaws = flaws;
    }

    /**
     * The report.
     *
     * @param flaws told of what is left out, in words that quote nothing
     * @throws UnreadableEventException naming the field that is missing or wrong
     */
    static Report of(Map<?, ?> fields, Consumer<String> flaws) throws UnreadableEventException {
        return new ReportReading(fields, flaws).report();
    }

    private Report report() throws UnreadableEventException {
        String callId = text("callId").orElseThrow(() -> new UnreadableEventException("callId is missing"));
        CallEventType type = text("type")
                .flatMap(text -> choice(text, CallEventType.class))
                .filter(known -> known != CallEventType.UNKNOWN)
                .orElseThrow(() -> new UnreadableEventException("type is missing, or none of those that there are"));
        return new Report(
                callId,
                type,
                moment("occurredAt"),
                null,
                moment("startedAt"),
                text("link").filter(link -> !link.equals(callId)).orElse(null),
                parties(),
                seconds(),
                close(type));
    }

    /** Whose session is over is a field of its own: an agent who is named by the way may have another session (R4). */
    private @Nullable Close close(CallEventType type) {
        boolean force = Boolean.TRUE.equals(truth("force"));
        return type == CallEventType.SESSION_CLOSED
                ? new Close(
                        force, text("closesAgent").orElse(null), text("pool").orElse(null))
                : null;
    }

    private Parties parties() {
        return new Parties(
                direction(),
                text("agentId").orElse(null),
                dialled(),
                text("callerNumber").orElse(null),
                text("endpointRef").orElse(null),
                place(),
                truth("emergency"),
                truth("psapCallback"));
    }

    private @Nullable Place place() {
        Place place = new Place(
                text("pool").orElse(null),
                text("region").orElse(null),
                text("locationRef").orElse(null));
        return place.equals(new Place(null, null, null)) ? null : place;
    }

    /** An odd one is told as unknown: what was dialled may be an emergency number all the same. */
    private @Nullable Direction direction() {
        @Nullable Object value = fields.get("direction");
        Optional<String> text = text("direction");
        Optional<Direction> known = text.flatMap(word -> choice(word, Direction.class));
        if (text.isPresent() && known.isEmpty()) {
            flaws.accept("direction is none of those that there are");
        }
        return value == null || (value instanceof String && text.isEmpty()) ? null : known.orElse(Direction.UNKNOWN);
    }

    /** Too long for any number, it is for the pipeline to say so (R16). */
    private @Nullable String dialled() {
        return fields.get("dialledNumber") instanceof String text
                        && text.strip().length() > LONGEST
                ? text.strip().substring(0, LONGEST)
                : text("dialledNumber").orElse(null);
    }

    /** A blank text is none. */
    private Optional<String> text(String name) {
        @Nullable Object value = fields.get(name);
        String text = value instanceof String || value instanceof Number
                ? value.toString().strip()
                : "";
        boolean isOdd = text.length() > LONGEST || (text.isEmpty() && value != null && !(value instanceof String));
        if (isOdd) {
            flaws.accept(name + " is no text of at most " + LONGEST + " characters");
        }
        return isOdd || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static <E extends Enum<E>> Optional<E> choice(String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** A form's fields are texts. */
    private @Nullable Boolean truth(String name) {
        @Nullable Object value = fields.get(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        String text = value.toString().strip().toLowerCase(Locale.ROOT);
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        flaws.accept(name + " is neither true nor false");
        return null;
    }

    /** A time that cannot be read decides nothing: the call is served, as of now (R16). */
    private @Nullable Instant moment(String name) {
        @Nullable Object value = fields.get(name);
        return value == null ? null : Moments.of(value).orElse(null);
    }

    private @Nullable Integer seconds() {
        @Nullable Object value = fields.get("keepaliveSeconds");
        return value instanceof Number number && number.doubleValue() >= 1 && number.doubleValue() < 86_400
                ? (Integer) number.intValue()
                : null;
    }
}
