package io.ringback.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value of one field by its type; anything that does not fit exactly is WRONG_TYPE with the field's name. A
 * value of another type whose meaning is plain is an oddity.
 */
final class JsonValues {
    interface Records {
        IndexedRecord read(JsonParser parser, Schema type, String path) throws IOException;
    }

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private final GenericData model;
    private final Records records;
    private final Oddities oddities;

    JsonValues(GenericData model, Records records, Oddities oddities) {
        this.model = model;
        this.records = records;
        this.oddities = oddities;
    }

    Object read(JsonParser parser, Schema type, String path) throws IOException {
        return switch (type.getType()) {
            case UNION -> read(parser, present(type), path);
            case RECORD -> records.read(expect(parser, JsonToken.START_OBJECT, path), type, path + ".");
            case ARRAY -> list(parser, type.getElementType(), path);
            case MAP -> map(parser, type.getValueType(), path);
            case ENUM -> symbol(parser, type, path);
            case STRING -> text(parser, path);
            case BOOLEAN -> bool(parser, path);
            case INT -> (Object) (int) whole(parser, NumberType.INT, path);
            case LONG -> isTime(type) ? time(parser, path) : (Object) whole(parser, NumberType.LONG, path);
            default -> throw wrong(path);
        };
    }

    /** The one branch that is not null: the contract has no other unions. */
    static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    static boolean isTime(Schema type) {
        return type.getLogicalType() instanceof LogicalTypes.TimestampMillis;
    }

    private List<Object> list(JsonParser parser, Schema element, String path) throws IOException {
        expect(parser, JsonToken.START_ARRAY, path);
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(parser, element, path));
        }
        return list;
    }

    private Map<String, Object> map(JsonParser parser, Schema value, String path) throws IOException {
        expect(parser, JsonToken.START_OBJECT, path);
        Map<String, Object> map = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            if (map.put(key, read(parser, value, path)) != null) {
                throw new UnreadableRecordException(ReadError.DUPLICATE_FIELD, path);
            }
        }
        return map;
    }

    private Object symbol(JsonParser parser, Schema type, String path) throws IOException {
        String text = expect(parser, JsonToken.VALUE_STRING, path).getText();
        String symbol = type.hasEnumSymbol(text) ? text : type.getEnumDefault();
        if (symbol == null) {
            throw wrong(path);
        }
        return model.createEnum(symbol, type);
    }

    private static boolean bool(JsonParser parser, String path) {
        if (!parser.currentToken().isBoolean()) {
            throw wrong(path);
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    private String text(JsonParser parser, String path) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            oddities.note(ReadError.WRONG_TYPE, path);
            return parser.getText();
        }
        return expect(parser, JsonToken.VALUE_STRING, path).getText();
    }

    private long whole(JsonParser parser, NumberType largest, String path) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING
                && DIGITS.matcher(parser.getText()).matches()) {
            oddities.note(ReadError.WRONG_TYPE, path);
            return Long.parseLong(parser.getText());
        }
        expect(parser, JsonToken.VALUE_NUMBER_INT, path);
        if (parser.getNumberType().compareTo(largest) > 0) {
            throw wrong(path);
        }
        return parser.getLongValue();
    }

    /** ISO-8601 with Z or an offset, or milliseconds since the epoch; cut to milliseconds, as Avro cuts it. */
    private Instant time(JsonParser parser, String path) throws IOException {
        boolean isMillis = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType().compareTo(NumberType.LONG) <= 0;
        if (isMillis) {
            return Instant.ofEpochMilli(parser.getLongValue());
        }
        Instant time = parser.currentToken() == JsonToken.VALUE_STRING ? iso(parser.getText()) : null;
        if (time == null) {
            oddities.note(ReadError.WRONG_TYPE, path);
            parser.skipChildren();
            return EventReader.NO_TIME;
        }
        return time;
    }

    private static @Nullable Instant iso(String text) {
        try {
            Instant time = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            return Instant.ofEpochMilli(time.toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static JsonParser expect(JsonParser parser, JsonToken token, String path) {
        if (parser.currentToken() != token) {
            throw wrong(path);
        }
        return parser;
    }

    private static UnreadableRecordException wrong(String path) {
        return new UnreadableRecordException(ReadError.WRONG_TYPE, path);
    }
}
