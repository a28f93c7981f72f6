package io.ringback.gateway;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request as its sender made it. What it holds is of a call: it is never printed.
 *
 * @param url as the sender knows it, with its query
 * @param query its parameters
 * @param header a header by its name, whatever its case; null when there is none
 */
record Incoming(
        String url, Map<String, String> query, Function<String, @Nullable String> header, String type, byte[] body) {
    @Override
    public String toString() {
        return "Incoming[" + body.length + " bytes]";
    }
}
