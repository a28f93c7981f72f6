package io.ringback.intake.decode;

import java.util.List;
import org.apache.avro.Schema;

/** How to pass over a value of a writer's type without reading it. */
final class AvroSkip {
    private AvroSkip() {}

    static AvroStep over(Schema type) {
        return switch (type.getType()) {
            case NULL -> AvroStep.NOTHING;
            case BOOLEAN -> (in, draft) -> in.skip(1);
            case INT, ENUM -> (in, draft) -> in.index();
            case LONG -> (in, draft) -> in.number();
            case FLOAT -> (in, draft) -> in.skip(Float.BYTES);
            case DOUBLE -> (in, draft) -> in.skip(Double.BYTES);
            case STRING, BYTES -> (in, draft) -> in.skipText();
            case FIXED -> (in, draft) -> in.skip(type.getFixedSize());
            case ARRAY -> blocks(over(type.getElementType()));
            case MAP -> entries(over(type.getValueType()));
            case UNION ->
                AvroStep.branches(type.getTypes().stream().map(AvroSkip::over).toList());
            case RECORD ->
                inOrder(type.getFields().stream()
                        .map(field -> over(field.schema()))
                        .toList());
        };
    }

    static AvroStep inOrder(List<AvroStep> steps) {
        AvroStep[] fixed = steps.toArray(AvroStep[]::new);
        return (in, draft) -> {
            for (AvroStep step : fixed) {
                step.run(in, draft);
            }
        };
    }

    private static AvroStep entries(AvroStep value) {
        return blocks((in, draft) -> {
            in.skipText();
            value.run(in, draft);
        });
    }

    /** A block with a negative count tells its size in bytes. */
    private static AvroStep blocks(AvroStep item) {
        return (in, draft) -> {
            for (long count = in.number(); count != 0; count = in.number()) {
                if (count < 0) {
                    in.skip(in.number());
                    continue;
                }
                for (long left = count; left > 0; left--) {
                    item.run(in, draft);
                }
            }
        };
    }
}
