package io.ringback.console.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as a route sees it.
 *
 * @param rest what follows the route's path, decoded; empty when nothing does
 * @param query the first value of each parameter
 * @param body of a POST, bounded; empty of a GET
 */
public record Ask(String rest, Map<String, String> query, String body) {
    /** A parameter, when it was given and is not blank. */
    public Optional<String> parameter(String name) {
        @Nullable String value = query.get(name);
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /** A path segment's text: percent signs are decoded, a plus stays a plus. */
    static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
