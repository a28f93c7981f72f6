package io.ringback.console.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An HTTP answer that is held in memory; errors carry a fixed word and never anything of the request. */
public record Answer(int status, String type, ByteBuffer body, Map<String, String> headers) {

    /** JSON that is true at this moment only. */
    public static Answer json(int status, String body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    public static Answer text(int status, String type, String body) {
        return of(status, type, body);
    }

    /** An error by its word, such as {@code not-found}. */
    public static Answer error(int status, String word) {
        return json(status, "{\"error\":\"" + word + "\"}\n");
    }

    Answer with(String header, String value) {
        return new Answer(status, type, body, Map.of(header, value));
    }

    private static Answer of(int status, String type, String body) {
        return new Answer(
                status,
                type,
                ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)),
                Map.of("Cache-Control", "no-store"));
    }
}
