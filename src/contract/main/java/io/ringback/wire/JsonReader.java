package io.ringback.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

/**
 * Reads one JSON object by a schema, token by token: what the schema does not name is skipped and never becomes an
 * object.
 */
final class JsonReader<T extends IndexedRecord> {
    private final GenericData model;
    private final Schema schema;

    JsonReader(GenericData model, Schema schema) {
        this.model = model;
        this.schema = schema;
    }

    @SuppressWarnings("unchecked")
    T read(byte[] json, Oddities oddities) {
        if (json.length > JsonLimits.MAX_BYTES) {
            throw new UnreadableRecordException(ReadError.TOO_LARGE);
        }
        try (JsonParser parser = JsonLimits.FACTORY.createParser(strictUtf8(json))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableRecordException(ReadError.NOT_JSON);
            }
            IndexedRecord record = new Reading(oddities).record(parser, schema, "");
            if (parser.nextToken() != null) {
                throw new UnreadableRecordException(ReadError.TRAILING_BYTES);
            }
            return (T) record;
        } catch (StreamConstraintsException e) {
            throw new UnreadableRecordException(ReadError.TOO_LARGE);
        } catch (JsonEOFException e) {
            throw new UnreadableRecordException(ReadError.TRUNCATED);
        } catch (IOException e) {
            throw new UnreadableRecordException(ReadError.NOT_JSON);
        } catch (UnreadableRecordException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableRecordException(ReadError.UNREADABLE);
        }
    }

    private static Reader strictUtf8(byte[] json) {
        return new InputStreamReader(
                new ByteArrayInputStream(json),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** One reading of one value. */
    private final class Reading {
        private final Oddities oddities;
        private final JsonValues values;

        Reading(Oddities oddities) {
            this.oddities = oddities;
            this.values = new JsonValues(model, this::record, oddities);
        }

        IndexedRecord record(JsonParser parser, Schema type, String path) throws IOException {
            IndexedRecord record = (IndexedRecord) model.newRecord(null, type);
            BitSet seen = new BitSet();
            BitSet given = new BitSet();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                Schema.Field field = type.getField(parser.currentName());
                JsonToken token = parser.nextToken();
                if (field == null) {
                    parser.skipChildren();
                    continue;
                }
                if (seen.get(field.pos())) {
                    throw new UnreadableRecordException(ReadError.DUPLICATE_FIELD, path + field.name());
                }
                seen.set(field.pos());
                if (token != JsonToken.VALUE_NULL) {
                    given.set(field.pos());
                    record.put(field.pos(), values.read(parser, field.schema(), path + field.name()));
                }
            }
            fillAbsent(record, type, given, path);
            return record;
        }

        /** Null and absent are the same: the default if there is one, else null where the type allows it. */
        private void fillAbsent(IndexedRecord record, Schema type, BitSet given, String path) {
            for (Schema.Field field : type.getFields()) {
                if (given.get(field.pos())) {
                    continue;
                }
                if (field.hasDefaultValue()) {
                    record.put(field.pos(), model.deepCopy(field.schema(), model.getDefaultValue(field)));
                } else if (JsonValues.isTime(field.schema())) {
                    oddities.note(ReadError.MISSING_FIELD, path + field.name());
                    record.put(field.pos(), EventReader.NO_TIME);
                } else if (!field.schema().isNullable()) {
                    throw new UnreadableRecordException(ReadError.MISSING_FIELD, path + field.name());
                }
            }
        }
    }
}
