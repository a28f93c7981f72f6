package io.ringback.gateway;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request as its sender made it. What it holds is of a call: it is never printed. */
final class Incoming {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String url;
    private final Map<String, String> query;
    private final Function<String, @Nullable String> header;
    private final String type;
    private final byte[] body;

    /**
     * A request.
     *
     * @param url as the sender knows it, with its query
     * @param query its parameters
     * @param header a header by its name, whatever its case; null when there is none
     * @param type of its content; empty when it does not say
     * @param body not copied, and changed by nobody
     */
    Incoming(
            String url,
            Map<String, String> query,
            Function<String, @Nullable String> header,
            String type,
            byte[] body) {
        this.url = url;
        this.query = Map.copyOf(query);
        this.header = header;
        this.type = type;
        this.body = body;
    }

    String url() {
        return url;
    }

    Map<String, String> query() {
        return query;
    }

    @Nullable String header(String name) {
        return header.apply(name);
    }

    /** Its content is a form's fields; else it may be anything. */
    boolean isForm() {
        return type.regionMatches(true, 0, FORM, 0, FORM.length());
    }

    byte[] body() {
        return body;
    }
}
