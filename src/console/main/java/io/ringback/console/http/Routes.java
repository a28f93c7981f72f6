package io.ringback.console.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Maps paths to the routes that answer them. A path that ends in a slash, except the page's own, takes exactly one
 * more segment.
 */
public final class Routes {
    /** Something that answers. Must not block. */
    public interface Route extends Function<Ask, Answer> {}

    /** Something that answers when it knows. Must not block. */
    public interface Later extends Function<Ask, CompletionStage<Answer>> {}

    record Found(Later route, String rest, boolean open) {}

    private record Entry(Later route, boolean open) {}

    private final Map<String, Entry> byKey = new LinkedHashMap<>();

    /** Answers a GET. */
    public Routes get(String path, Route route) {
        byKey.put("GET " + path, new Entry(atOnce(route), false));
        return this;
    }

    /** Answers a GET without a token: what holds no data. */
    public Routes getOpenly(String path, Route route) {
        byKey.put("GET " + path, new Entry(atOnce(route), true));
        return this;
    }

    /** Answers a POST of a form without a token: the path itself is what allows it. */
    public Routes postOpenly(String path, Later route) {
        byKey.put("POST " + path, new Entry(route, true));
        return this;
    }

    /** Answers a POST of JSON. */
    public Routes post(String path, Route route) {
        return postLater(path, atOnce(route));
    }

    /** Answers a POST once the answer is known. */
    public Routes postLater(String path, Later route) {
        byKey.put("POST " + path, new Entry(route, false));
        return this;
    }

    private static Later atOnce(Route route) {
        return ask -> CompletableFuture.completedFuture(route.apply(ask));
    }

    /** Throws {@link IllegalArgumentException} when the last segment is not encoded as it should be. */
    Optional<Found> find(String method, String rawPath) {
        Entry exact = byKey.get(method + " " + rawPath);
        if (exact != null) {
            return Optional.of(new Found(exact.route, "", exact.open));
        }
        return parent(method, rawPath).map(parent -> new Found(parent.route, Ask.decoded(last(rawPath)), parent.open));
    }

    /** Something is there, for one method or another. */
    boolean knows(String rawPath) {
        return Stream.of("GET", "POST")
                .anyMatch(method -> byKey.containsKey(method + " " + rawPath)
                        || parent(method, rawPath).isPresent());
    }

    /** The page is at the root itself and takes no segment. */
    private Optional<Entry> parent(String method, String rawPath) {
        String last = last(rawPath);
        String parent = rawPath.substring(0, rawPath.length() - last.length());
        return last.isEmpty() || parent.equals("/")
                ? Optional.empty()
                : Optional.ofNullable(byKey.get(method + " " + parent));
    }

    private static String last(String rawPath) {
        return rawPath.substring(rawPath.lastIndexOf('/') + 1);
    }
}
