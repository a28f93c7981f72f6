package io.ringback.intake.decode;

import io.ringback.event.CallEventType;
import io.ringback.event.Direction;
import io.ringback.wire.ReadError;
import io.ringback.wire.UnreadableRecordException;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The way through one writer's records, made once: field by field in the writer's order, taking those that the reader's
 * schema has and passing over the others.
 */
final class AvroPlan {
    private final AvroStep fields;

    AvroPlan(Schema writer, Schema reader) {
        this.fields = AvroSkip.inOrder(
                writer.getFields().stream().map(field -> step(field, reader)).toList());
    }

    /** Reads one event; whatever is wrong with it is its flaw. */
    CallFacts read(AvroBytes in, CallDraft draft) {
        try {
            fields.run(in, draft);
            if (!in.isAtEnd()) {
                draft.mended(new UnreadableRecordException(ReadError.TRAILING_BYTES));
            }
        } catch (UnreadableRecordException e) {
            draft.cut(e);
        }
        return draft.finish();
    }

    private static AvroStep step(Schema.Field field, Schema reader) {
        CallField known = reader.getField(field.name()) == null ? null : CallField.named(field.name());
        return known == null ? AvroSkip.over(field.schema()) : take(known, field.schema());
    }

    private static AvroStep take(CallField field, Schema type) {
        return switch (type.getType()) {
            case NULL -> AvroSkip.over(type);
            case UNION ->
                AvroStep.branches(type.getTypes().stream()
                        .map(branch -> take(field, branch))
                        .toList());
            default -> field.sort().isWrittenAs(type.getType()) ? value(field, type) : passOver(field, type);
        };
    }

    private static AvroStep value(CallField field, Schema type) {
        return switch (field.sort()) {
            case TEXT -> (in, draft) -> draft.text(field, in.text());
            case REFERENCE -> (in, draft) -> draft.reference(field, in.reference());
            case TRUTH -> (in, draft) -> draft.truth(field, in.truth());
            case TIME -> (in, draft) -> draft.time(in.number());
            case COUNT -> (in, draft) -> draft.count(field, in.index());
            case SYMBOL -> field == CallField.TYPE ? types(type) : directions(type);
        };
    }

    private static AvroStep types(Schema writer) {
        CallEventType[] types =
                symbols(writer, CallEventType.values(), CallEventType.UNKNOWN).toArray(CallEventType[]::new);
        return (in, draft) -> draft.type(AvroStep.choose(types, in.index()));
    }

    private static AvroStep directions(Schema writer) {
        Direction[] directions =
                symbols(writer, Direction.values(), Direction.UNKNOWN).toArray(Direction[]::new);
        return (in, draft) -> draft.direction(AvroStep.choose(directions, in.index()));
    }

    /** A symbol that this version does not know is read as the enum's default. */
    private static <E extends Enum<E>> List<E> symbols(Schema writer, E[] known, E unknown) {
        return writer.getEnumSymbols().stream()
                .map(name -> Arrays.stream(known)
                        .filter(symbol -> symbol.name().equals(name))
                        .findFirst()
                        .orElse(unknown))
                .toList();
    }

    /** A value of a type that the field never had: the compatibility check of the schemas lets no such writer be. */
    private static AvroStep passOver(CallField field, Schema type) {
        AvroStep skip = AvroSkip.over(type);
        return (in, draft) -> {
            skip.run(in, draft);
            draft.wrongType(field);
            draft.unclear(field);
        };
    }
}
