package io.ringback.console;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.ringback.console.http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** JSON as the console speaks it: times are ISO-8601 UTC, as everywhere in the contract. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Instant.class, new JsonSerializer<Instant>() {
                @Override
                public void serialize(Instant at, JsonGenerator json, SerializerProvider provider) throws IOException {
                    json.writeString(at.toString());
                }
            }));

    private Json() {}

    static ObjectMapper mapper() {
        return MAPPER;
    }

    static Answer answer(int status, Object view) {
        try {
            return Answer.json(status, MAPPER.writeValueAsString(view) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a view cannot be written", e);
        }
    }
}
