package io.ringback.console.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

    /** What is asked for is not known yet: whoever asks may ask again in a second. */
    public static Answer notYet(String word) {
        return error(503, word).with("Retry-After", "1");
    }

    Answer with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new Answer(status, type, body, Map.copyOf(all));
    }

    private static Answer of(int status, String type, String body) {
        return new Answer(
                status,
                type,
                ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)),
                Map.of("Cache-Control", "no-store"));
    }
}
