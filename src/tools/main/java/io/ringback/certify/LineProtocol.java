package io.ringback.certify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** The consumer's side of the questions: one JSON object a line in, one out, until the input ends. */
public final class LineProtocol {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance));

    private final OutputStream out;

    public LineProtocol(OutputStream out) {
        this.out = out;
    }

    /** Answers every question; ends when the questions do. */
    public void serve(InputStream in, Function<JsonNode, Map<String, Object>> answers) throws IOException {
        try (BufferedReader questions = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
                say(answers.apply(JSON.readTree(line)));
            }
        }
    }

    /** Says an answer, or a deed. */
    public synchronized void say(Map<String, Object> fields) throws IOException {
        out.write((JSON.writeValueAsString(fields) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
