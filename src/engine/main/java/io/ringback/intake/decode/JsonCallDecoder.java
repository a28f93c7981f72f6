package io.ringback.intake.decode;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.wire.ReadError;
import io.ringback.wire.SchemaCatalog;
import io.ringback.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads call events in JSON. A field of a wrong type is a flaw and the rest is read all the same, and what is no JSON is
 * read as far as it goes: an emergency must be known by what there is of it (R16).
 */
final class JsonCallDecoder {
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

    /**
     * Reads one event; whatever is wrong with it is its flaw.
     *
     * @param from where its brace is
     */
    CallFacts decode(byte[] value, int from) {
        try {
            read(value, from);
            return draft.finish();
        } catch (UnreadableRecordException e) {
            return repaired(value, from, e);
        } finally {
            forget();
        }
    }

    private CallFacts repaired(byte[] value, int from, UnreadableRecordException fault) {
        forget();
        JsonRepair.Repaired repaired = JsonRepair.of(value, from);
        try {
            read(repaired.json(), 0);
        } catch (UnreadableRecordException e) {
            draft.cut(fault);
            return draft.finish();
        }
        if (repaired.isCut()) {
            draft.cut(fault);
        } else {
            draft.mended(fault);
        }
        return draft.finish();
    }

    private void forget() {
        draft.clear();
        seen.clear();
    }

    private void read(byte[] value, int from) {
        JsonBytes in = new JsonBytes(value, from);
        in.take('{');
        if (!in.takes('}')) {
            int next = 0;
            do {
                next = entry(in, next);
            } while (in.goesOn('}'));
        }
        in.end();
    }

    /** Gives the field that is likely to come next: writers keep an order, mostly the schema's. */
    private int entry(JsonBytes in, int likely) {
        int plain = in.takeOneOf(names, likely);
        int index = plain < 0 ? in.takeName(names) : plain;
        in.take(':');
        CallField field = index < 0 ? null : fields[index];
        if (field == null) {
            in.skip();
        } else {
            value(field, in);
        }
        return index < 0 ? likely : index + 1;
    }

    private void value(CallField field, JsonBytes in) {
        if (!seen.add(field)) {
            draft.flaw(Flaw.of(ReadError.DUPLICATE_FIELD, field.schemaName()));
        }
        if (in.peek() == 'n') {
            in.skip();
        } else if (!takes(field, in)) {
            draft.wrongType(field);
            JsonOtherType.take(field, in, draft);
        }
    }

    /** False, and nothing read, when the value is of another type. */
    private boolean takes(CallField field, JsonBytes in) {
        return switch (field.sort()) {
            case TEXT -> takesText(field, in);
            case REFERENCE -> takesReference(field, in);
            case SYMBOL -> takesSymbol(field, in);
            case TRUTH -> takesTruth(field, in);
            case TIME -> takesTime(in);
            case COUNT -> takesCount(field, in);
        };
    }

    private boolean takesText(CallField field, JsonBytes in) {
        if (in.peek() != '"') {
            return false;
        }
        draft.text(field, in.text());
        return true;
    }

    private boolean takesReference(CallField field, JsonBytes in) {
        if (in.peek() != '"') {
            return false;
        }
        draft.reference(field, in.reference());
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

    private boolean takesTruth(CallField field, JsonBytes in) {
        if (in.peek() != 't' && in.peek() != 'f') {
            return false;
        }
        draft.truth(field, in.truth());
        return true;
    }

    private boolean takesTime(JsonBytes in) {
        if (in.peek() != '"' && !in.isAtNumber()) {
            return false;
        }
        long millis = in.peek() == '"' ? in.time() : in.wholeNumber();
        if (millis == CallFacts.NO_TIME) {
            draft.wrongType(CallField.OCCURRED_AT);
        }
        draft.time(millis);
        return true;
    }

    private boolean takesCount(CallField field, JsonBytes in) {
        if (!in.isAtNumber()) {
            return false;
        }
        draft.count(field, in.wholeNumber());
        return true;
    }
}
