package io.ringback.intake.decode;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.wire.ReadError;
import io.ringback.wire.SchemaCatalog;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads call events in JSON. A field of a wrong type is a flaw and the rest is read all the same, so that it is known
 * whether the event could have been an emergency (R16).
 */
final class JsonCallDecoder implements CallDecoder {
    private final JsonSymbols<CallEventType> types = new JsonSymbols<>(CallEventType.values(), CallEventType.UNKNOWN);
    private final JsonSymbols<Direction> directions = new JsonSymbols<>(Direction.values(), Direction.UNKNOWN);
    /** In the schema's order: fields that are not read have a name and a null. */
    private final @Nullable CallField[] fields;

    private final byte[][] names;
    private final Set<CallField> seen = EnumSet.noneOf(CallField.class);
    private final CallDraft draft = new CallDraft();

    JsonCallDecoder(Schema reader) {
        List<String> written = SchemaCatalog.bundled().of(reader.getName()).getFields().stream()
                .map(Schema.Field::name)
                .toList();
        this.fields = written.stream()
                .map(name -> reader.getField(name) == null ? null : CallField.named(name))
                .toArray(CallField[]::new);
        this.names = written.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
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
        int index = in.takeOneOf(names, likely);
        if (index < 0) {
            in.skipEntry();
            return likely;
        }
        in.take(':');
        CallField field = fields[index];
        if (field == null || in.peek() == 'n') {
            in.skip();
        } else {
            value(field, in);
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
        if (field == CallField.TYPE) {
            draft.type(types.take(in));
        } else {
            draft.direction(directions.take(in));
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
        if (in.peek() == '"' ? in.time() : in.wholeNumber()) {
            draft.timeGiven();
        } else {
            draft.wrongType(CallField.OCCURRED_AT);
        }
        return true;
    }
}
