package io.ringback.intake.decode;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.wire.ReadError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * Reads call events in JSON. A field of a wrong type is a flaw and the rest is read all the same, so that it is known
 * whether the event could have been an emergency (R16).
 */
final class JsonCallDecoder implements CallDecoder {
    private static final Map<String, CallEventType> TYPES = byName(CallEventType.values());
    private static final Map<String, Direction> DIRECTIONS = byName(Direction.values());

    private final CallField[] fields;
    private final byte[][] names;
    private final Set<CallField> seen = EnumSet.noneOf(CallField.class);
    private final CallDraft draft = new CallDraft();

    JsonCallDecoder(Schema reader) {
        this.fields = reader.getFields().stream()
                .map(field -> Objects.requireNonNull(CallField.named(field.name()), field.name()))
                .toArray(CallField[]::new);
        this.names = Arrays.stream(fields)
                .map(field -> field.schemaName().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    @Override
    public CallFacts decode(byte[] value) {
        try {
            JsonBytes in = new JsonBytes(value);
            in.take('{');
            if (!in.takes('}')) {
                int next = 0;
                do {
                    next = entry(in, next);
                } while (in.goesOn('}'));
            }
            in.end();
            return draft.finish();
        } finally {
            draft.clear();
            seen.clear();
        }
    }

    /** Gives the field that is likely to come next: writers keep an order, mostly the schema's. */
    private int entry(JsonBytes in, int likely) {
        int index = in.textAmong(names, likely);
        in.take(':');
        if (index < 0) {
            in.skip();
            return likely;
        }
        if (in.peek() == 'n') {
            in.skip();
        } else {
            value(fields[index], in);
        }
        return index + 1;
    }

    private void value(CallField field, JsonBytes in) {
        if (!seen.add(field)) {
            draft.flaw(Flaw.of(ReadError.DUPLICATE_FIELD, field.schemaName()));
        }
        if (!takes(field, in)) {
            draft.wrongType(field);
            in.skip();
        }
    }

    /** False, and nothing read, when the value is of another type. */
    private boolean takes(CallField field, JsonBytes in) {
        return switch (field.sort()) {
            case TEXT, REFERENCE -> takesText(field, in);
            case SYMBOL -> takesSymbol(field, in);
            case TRUTH -> takesTruth(in);
            case TIME -> takesTime(in);
        };
    }

    private boolean takesText(CallField field, JsonBytes in) {
        if (in.peek() != '"') {
            return false;
        }
        draft.text(field, in.text());
        return true;
    }

    private boolean takesSymbol(CallField field, JsonBytes in) {
        if (in.peek() != '"') {
            return false;
        }
        String name = in.text();
        if (field == CallField.TYPE) {
            draft.type(TYPES.getOrDefault(name, CallEventType.UNKNOWN));
        } else {
            draft.direction(DIRECTIONS.getOrDefault(name, Direction.UNKNOWN));
        }
        return true;
    }

    private boolean takesTruth(JsonBytes in) {
        if (in.peek() != 't' && in.peek() != 'f') {
            return false;
        }
        draft.psapCallback(in.truth());
        return true;
    }

    private boolean takesTime(JsonBytes in) {
        if (in.peek() != '"' && !in.isAtNumber()) {
            return false;
        }
        if (in.peek() == '"' ? IsoTime.isTime(in.text()) : in.wholeNumber()) {
            draft.timeGiven();
        } else {
            draft.wrongType(CallField.OCCURRED_AT);
        }
        return true;
    }

    private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
        return Arrays.stream(values).collect(Collectors.toMap(Enum::name, Function.identity()));
    }
}
