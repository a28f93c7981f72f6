package io.ringback.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Draws records of any type from a seed, with awkward strings and times. */
final class RandomRecords {
    private static final String[] TEXTS = {
        "", "+12025550111", "a\"b\\c", "\u0000\n\t", "Größe 😀", "{\"x\":[1]}", "null"
    };

    private final Random random;

    RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    SpecificRecord next(Class<? extends SpecificRecord> type) {
        SpecificData model = SpecificData.getForClass(type);
        return (SpecificRecord) record(model, model.getSchema(type));
    }

    private @Nullable Object value(SpecificData model, Schema schema) {
        return switch (schema.getType()) {
            case UNION -> random.nextInt(3) == 0 ? null : value(model, JsonValues.present(schema));
            case RECORD -> record(model, schema);
            case ARRAY -> list(model, schema.getElementType());
            case MAP -> map();
            case ENUM ->
                model.createEnum(
                        schema.getEnumSymbols()
                                .get(random.nextInt(schema.getEnumSymbols().size())),
                        schema);
            case STRING -> text();
            case BOOLEAN -> random.nextBoolean();
            case INT -> random.nextInt();
            case LONG -> JsonValues.isTime(schema) ? time() : (Object) random.nextLong();
            default -> throw new AssertionError("The contract has no " + schema.getType());
        };
    }

    private IndexedRecord record(SpecificData model, Schema schema) {
        IndexedRecord record = (IndexedRecord) model.newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(model, field.schema()));
        }
        return record;
    }

    private List<@Nullable Object> list(SpecificData model, Schema element) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(model, element));
        }
        return list;
    }

    private Map<String, String> map() {
        Map<String, String> map = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(text() + i, text());
        }
        return map;
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)] + (random.nextBoolean() ? "" : Long.toString(random.nextLong(), 36));
    }

    private Instant time() {
        return Instant.ofEpochMilli(random.nextLong() >> random.nextInt(40));
    }
}
